package dev.onlinematch.relay.http;

import java.net.InetAddress;

/**
 * What a request says of the one who sends it, whatever it asks for.
 *
 * @param remote the other end of the connection: a player, or a proxy before him
 * @param forwardedFor {@code X-Forwarded-For}; null where there is none
 * @param origin of the page that asks, {@code Origin}; null where no browser asks for a page
 * @param host to which the page's request went, {@code Host}; null where it says none
 */
record Knock(InetAddress remote, String forwardedFor, String origin, String host) {}
