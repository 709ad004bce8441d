package dev.onlinematch.relay.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The page: every file of one folder of the classpath, read once and served from memory. Only what
 * was found there can be asked for, so no request reaches a file system.
 */
public final class ClientFiles implements HttpRoutes {

  private static final String START_PAGE = "/index.html";

  /** A file with this ending is what the file beside it is sent as. */
  private static final String COMPRESSED = ".gz";

  private final Map<String, ClientFile> filesByPath;

  private ClientFiles(Map<String, ClientFile> filesByPath) {
    this.filesByPath = filesByPath;
  }

  /**
   * Reads the folder that holds {@code index.html}.
   *
   * @param folder on the classpath, as {@code "web"}
   * @throws IllegalStateException when there is none: the server was built without its page
   */
  public static ClientFiles fromClasspath(String folder) {
    URL start = ClientFiles.class.getClassLoader().getResource(folder + START_PAGE);
    if (start == null) {
      throw new IllegalStateException(
          "There is no " + folder + START_PAGE + " on the classpath: build client-web first.");
    }
    try {
      URI uri = start.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return new ClientFiles(read(Path.of(uri).getParent()));
      }
      String jar = uri.toString().substring(0, uri.toString().indexOf('!'));
      try (FileSystem files = FileSystems.newFileSystem(URI.create(jar), Map.of())) {
        return new ClientFiles(read(files.getPath("/" + folder)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the client's files from " + start, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("not an address: " + start, e);
    }
  }

  private static Map<String, ClientFile> read(Path root) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(Files::isRegularFile).forEach(paths::add);
    }
    Map<String, ClientFile> files = new TreeMap<>();
    for (Path path : paths) {
      String name = "/" + root.relativize(path).toString().replace('\\', '/');
      if (!name.endsWith(COMPRESSED)) {
        Path beside = path.resolveSibling(path.getFileName() + COMPRESSED);
        byte[] prepared = Files.exists(beside) ? Files.readAllBytes(beside) : null;
        files.put(name, new ClientFile(name, Files.readAllBytes(path), prepared));
      }
    }
    return files;
  }

  @Override
  public void addTo(JavalinConfig config) {
    filesByPath.forEach(
        (path, file) -> {
          config.routes.get(path, context -> answer(context, file));
          config.routes.head(path, context -> answer(context, file));
        });
    ClientFile start = filesByPath.get(START_PAGE);
    config.routes.get("/", context -> answer(context, start));
    config.routes.head("/", context -> answer(context, start));
  }

  private static void answer(Context context, ClientFile file) {
    boolean compressed = file.isCompressible() && acceptsGzip(context.header("Accept-Encoding"));
    String etag = file.etag(compressed);
    context.header("ETag", etag).header("Cache-Control", file.cacheControl());
    if (file.isCompressible()) {
      context.header("Vary", "Accept-Encoding");
    }
    if (matches(context.header("If-None-Match"), etag)) {
      context.status(304);
      return;
    }
    context.contentType(file.contentType());
    if (compressed) {
      context.header("Content-Encoding", "gzip");
    }
    context.result(file.body(compressed));
  }

  /** RFC 9110, 12.5.3. A weight of zero means "not acceptable". */
  private static boolean acceptsGzip(String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    for (String coding : acceptEncoding.split(",", -1)) {
      String[] parts = coding.split(";", -1);
      if (parts[0].strip().equalsIgnoreCase("gzip")) {
        return parts.length < 2 || !parts[1].strip().matches("q=0(\\.0*)?");
      }
    }
    return false;
  }

  /** RFC 9110, 13.1.2: a list of tags, weak ones compare equal, or {@code *}. */
  private static boolean matches(String ifNoneMatch, String etag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String tag : ifNoneMatch.split(",", -1)) {
      String stripped = tag.strip();
      if (stripped.equals("*") || stripped.equals(etag) || stripped.equals("W/" + etag)) {
        return true;
      }
    }
    return false;
  }
}
