package dev.onlinematch.webrtc.sctp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The cases of SCTP and data channels are numbered 1 to 114 (README, conformance). A test that pins
 * one is tagged {@code row-N}; this test fails when a case loses its last test.
 */
class ConformanceTest {

  private static final int ROWS = 114;

  /** Cases that other parts of the server pin, or that nobody does, and why. */
  private static final Map<Integer, String> ELSEWHERE =
      Map.of(
          113, "a=sctp-port is read from the description, in webrtc.sdp",
          114, "SCTP begins after DTLS and the fingerprint: the wiring in webrtc");

  @Test
  void pinsEveryCaseByATest() {
    Set<Integer> pinned = new TreeSet<>();
    for (Class<?> testClass :
        ReflectionSupport.findAllClassesInPackage(
            "dev.onlinematch.webrtc", c -> true, name -> name.endsWith("Test"))) {
      ReflectionSupport.findMethods(testClass, m -> true, HierarchyTraversalMode.TOP_DOWN)
          .forEach(
              method ->
                  AnnotationSupport.findRepeatableAnnotations(method, Tag.class)
                      .forEach(tag -> addRow(tag.value(), pinned)));
    }
    List<Integer> missing = new ArrayList<>();
    for (int row = 1; row <= ROWS; row++) {
      if (!pinned.contains(row) && !ELSEWHERE.containsKey(row)) {
        missing.add(row);
      }
    }
    assertEquals(List.of(), missing);
  }

  private static void addRow(String tag, Set<Integer> pinned) {
    if (tag.startsWith("row-")) {
      pinned.add(Integer.parseInt(tag.substring("row-".length())));
    }
  }
}
