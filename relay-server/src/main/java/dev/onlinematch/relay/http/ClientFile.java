package dev.onlinematch.relay.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One file of the page, ready to be sent, plain and compressed. */
final class ClientFile {

  /** Types by file ending. A file of any other kind is a mistake of the build, found at start. */
  private static final Map<String, String> CONTENT_TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html;charset=utf-8"),
          Map.entry("css", "text/css;charset=utf-8"),
          Map.entry("js", "text/javascript;charset=utf-8"),
          Map.entry("map", "application/json;charset=utf-8"),
          Map.entry("json", "application/json;charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json;charset=utf-8"),
          Map.entry("svg", "image/svg+xml;charset=utf-8"),
          Map.entry("txt", "text/plain;charset=utf-8"),
          Map.entry("java", "text/plain;charset=utf-8"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"));

  /** {@code main-0a1b2c3d4e.js}: the name changes with the content, so it may be kept for ever. */
  private static final Pattern HASHED_NAME = Pattern.compile(".*[-.][0-9a-f]{8,64}\\.[a-z0-9]+");

  private final String contentType;
  private final String cacheControl;
  private final String hash;
  private final byte[] plain;
  private final byte[] gzipped;

  /**
   * @param prepared what the build compressed better than we can, or null
   */
  ClientFile(String path, byte[] content, byte[] prepared) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    this.contentType = CONTENT_TYPES.get(ending);
    if (contentType == null) {
      throw new IllegalArgumentException("no content type is known for the client file " + path);
    }
    this.cacheControl =
        HASHED_NAME.matcher(path).matches() ? "public, max-age=31536000, immutable" : "no-cache";
    this.hash = HexFormat.of().formatHex(sha256(content), 0, 16);
    this.plain = content;
    byte[] compressed = isOf(content, prepared) ? prepared : gzip(content);
    // Pictures do not get smaller; then there is only the plain one.
    this.gzipped = compressed.length < content.length ? compressed : content;
  }

  String contentType() {
    return contentType;
  }

  String cacheControl() {
    return cacheControl;
  }

  boolean isCompressible() {
    return gzipped != plain;
  }

  byte[] body(boolean compressed) {
    return compressed ? gzipped : plain;
  }

  /**
   * RFC 9110, 8.8.3.3: two codings of one file are two representations, each with an ETag of its
   * own.
   */
  String etag(boolean compressed) {
    return compressed ? '"' + hash + "-gzip\"" : '"' + hash + '"';
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  // Whoever edits a file of the page leaves the compressed one as it was.
  private static boolean isOf(byte[] content, byte[] prepared) {
    if (prepared == null) {
      return false;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(prepared))) {
      return Arrays.equals(content, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("not gzip beside a client file", e);
    }
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2 + 64);
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(9);
          }
        }) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
