package dev.onlinematch.webrtc.sctp.packet;

/** Numbers of the parameters that mean something here. */
final class ParameterType {

  static final int IPV4_ADDRESS = 5;
  static final int IPV6_ADDRESS = 6;
  static final int STATE_COOKIE = 7;
  static final int UNRECOGNIZED_PARAMETER = 8;
  static final int COOKIE_PRESERVATIVE = 9;
  static final int HOST_NAME_ADDRESS = 11;
  static final int SUPPORTED_ADDRESS_TYPES = 12;
  static final int OUTGOING_RESET_REQUEST = 13;
  static final int INCOMING_RESET_REQUEST = 14;
  static final int SSN_TSN_RESET_REQUEST = 15;
  static final int RECONFIG_RESPONSE = 16;
  static final int ADD_OUTGOING_STREAMS_REQUEST = 17;
  static final int ADD_INCOMING_STREAMS_REQUEST = 18;
  static final int ECN_CAPABLE = 0x8000;
  static final int SUPPORTED_EXTENSIONS = 0x8008;
  static final int FORWARD_TSN_SUPPORTED = 0xC000;

  private ParameterType() {}
}
