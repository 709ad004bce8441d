package dev.onlinematch.link;

/**
 * Which end of a link this is, of all that its page has made.
 *
 * @param number 1 or greater, see {@link PlayerLink#nextIncarnation}
 * @param heardBefore what the page's last end to the same player had heard of him, see {@link
 *     PlayerLink#heard}: he may not know that it is gone, and would say it again
 */
public record Incarnation(int number, StreamPosition heardBefore) {}
