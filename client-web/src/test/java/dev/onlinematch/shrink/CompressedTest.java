package dev.onlinematch.shrink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressedTest {

  @TempDir private Path folder;

  @Test
  void writesBesideEachFileWhatUnpacksToIt() throws IOException {
    byte[] script = "let a=1;let b=2;let c=3;".repeat(50).getBytes(UTF_8);
    Files.write(folder.resolve("a.js"), script);
    Files.write(folder.resolve("empty.js"), new byte[0]);

    int total = Compressed.writeBeside(folder);
    assertEquals(total, Compressed.writeBeside(folder), "a second time the same");

    byte[] packed = Files.readAllBytes(folder.resolve("a.js.gz"));
    assertArrayEquals(script, new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes());
    assertEquals(total - packed.length, Files.size(folder.resolve("empty.js.gz")));
    try (var files = Files.list(folder)) {
      assertEquals(4, files.count());
    }
  }
}
