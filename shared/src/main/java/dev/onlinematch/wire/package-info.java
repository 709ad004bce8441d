/**
 * Bytes and text, read and written within bounds.
 *
 * <p>Lives here: the byte reader and writer, the JSON reader and writer (RFC 8259), and the one
 * checked exception for everything malformed.
 *
 * <p>May be called by: every package that speaks to the outside.
 */
package dev.onlinematch.wire;
