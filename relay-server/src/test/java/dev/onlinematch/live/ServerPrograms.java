package dev.onlinematch.live;

import java.nio.file.Path;

/**
 * Programs of this computer that others may run as they like.
 *
 * @param nakama the server that the tests run
 * @param postgres a folder with {@code initdb} and {@code postgres}
 */
public record ServerPrograms(Path nakama, Path postgres) {}
