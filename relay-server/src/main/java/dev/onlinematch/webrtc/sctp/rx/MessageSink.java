package dev.onlinematch.webrtc.sctp.rx;

/** Takes what the receiving half hands out. */
public interface MessageSink {

  /** One whole message, in its stream's order. The array is the sink's from here on. */
  void onMessage(int streamId, int ppid, byte[] payload);

  /** Bytes of messages that nobody has taken from the sink yet: they count against the window. */
  int waitingBytes();
}
