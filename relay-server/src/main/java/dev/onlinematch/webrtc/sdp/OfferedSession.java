package dev.onlinematch.webrtc.sdp;

import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of an offer, sorted into the session's and each m-line's. Knows the form of SDP, not
 * what we accept.
 *
 * @param attributes the lines above the first m-line
 * @param bundles the mids of each BUNDLE group
 * @param media the m-lines in their order
 */
record OfferedSession(
    SdpAttributes attributes, List<List<String>> bundles, List<OfferedMedia> media) {

  // A browser's data-channel offer has 20 to 40 lines, one with audio and video about 300.
  private static final int MAX_CHARS = 64 * 1024;
  private static final int MAX_LINES = 1_000;
  private static final int MAX_MEDIA = 16;

  static OfferedSession parse(String sdp) throws MalformedException {
    if (sdp.length() > MAX_CHARS) {
      throw new MalformedException("offer of more than " + MAX_CHARS + " characters");
    }
    if (!sdp.startsWith("v=0\n") && !sdp.startsWith("v=0\r\n")) {
      throw new MalformedException("offer that does not begin with v=0");
    }
    OfferedSession session =
        new OfferedSession(new SdpAttributes(), new ArrayList<>(), new ArrayList<>());
    int lines = 0;
    int start = 0;
    while (start < sdp.length()) {
      int end = sdp.indexOf('\n', start);
      end = end < 0 ? sdp.length() : end;
      int lineEnd = end > start && sdp.charAt(end - 1) == '\r' ? end - 1 : end;
      if (++lines > MAX_LINES) {
        throw new MalformedException("offer of more than " + MAX_LINES + " lines");
      }
      session.take(sdp.substring(start, lineEnd));
      start = end + 1;
    }
    session.expectDistinctMids();
    return session;
  }

  private void take(String line) throws MalformedException {
    // RFC 8866, 5: "<type>=<value>, where <type> is exactly one case-significant character".
    if (line.length() < 2 || line.charAt(1) != '=') {
      throw new MalformedException("line that is not <type>=<value>");
    }
    String value = line.substring(2);
    switch (line.charAt(0)) {
      case 'm' -> takeMedia(value);
      case 'a' -> takeAttribute(value);
      default -> {
        // Names, times, bandwidths and addresses of the other side: nothing we act on. Its
        // candidates least of all; an ICE-lite agent never contacts one.
      }
    }
  }

  private void takeMedia(String value) throws MalformedException {
    if (media.size() == MAX_MEDIA) {
      throw new MalformedException("offer of more than " + MAX_MEDIA + " m-lines");
    }
    media.add(OfferedMedia.parse(value));
  }

  private void takeAttribute(String value) throws MalformedException {
    int colon = value.indexOf(':');
    String name = colon < 0 ? value : value.substring(0, colon);
    String rest = colon < 0 ? "" : value.substring(colon + 1);
    if (!media.isEmpty()) {
      media.get(media.size() - 1).attributes().take(name, rest);
    } else if (name.equals("group")) {
      takeGroup(rest);
    } else {
      attributes.take(name, rest);
    }
  }

  private void takeGroup(String value) throws MalformedException {
    if (!value.startsWith("BUNDLE")) {
      return;
    }
    List<String> mids = new ArrayList<>();
    int start = value.indexOf(' ') + 1;
    while (start > 0) {
      int end = value.indexOf(' ', start);
      mids.add(SdpGrammar.token(value.substring(start, end < 0 ? value.length() : end)));
      if (mids.size() > MAX_MEDIA) {
        throw new MalformedException("BUNDLE group of more than " + MAX_MEDIA + " mids");
      }
      start = end + 1;
    }
    bundles.add(mids);
  }

  private void expectDistinctMids() throws MalformedException {
    Set<String> mids = new HashSet<>();
    for (OfferedMedia section : media) {
      if (section.mid() != null && !mids.add(section.mid())) {
        throw new MalformedException("mid twice");
      }
    }
  }

  /** Whether a BUNDLE group holds that m-line. */
  boolean isBundled(OfferedMedia section) {
    return bundles.stream().anyMatch(mids -> mids.contains(section.mid()));
  }
}
