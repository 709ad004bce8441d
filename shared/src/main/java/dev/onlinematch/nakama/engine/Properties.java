package dev.onlinematch.nakama.engine;

import java.util.Map;

/** What a ticket says of its player, for the queries of others. */
record Properties(Map<String, String> texts, Map<String, Double> numbers) {}
