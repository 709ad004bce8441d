package dev.onlinematch.web.rtc;

import dev.onlinematch.peer.DataChannelConfig;
import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.peer.IceServer;
import dev.onlinematch.peer.IceTransportPolicy;
import dev.onlinematch.peer.PeerConfiguration;
import dev.onlinematch.peer.SessionDescription;
import dev.onlinematch.web.w3c.RTCConfiguration;
import dev.onlinematch.web.w3c.RTCDataChannelInit;
import dev.onlinematch.web.w3c.RTCIceCandidateInit;
import dev.onlinematch.web.w3c.RTCIceServer;
import dev.onlinematch.web.w3c.RTCSessionDescriptionInit;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSObjects;

/** The ports' values as W3C dictionaries. */
final class Dictionaries {

  private Dictionaries() {}

  static RTCConfiguration of(PeerConfiguration configuration) {
    JSArray<RTCIceServer> servers = new JSArray<>();
    for (IceServer server : configuration.iceServers()) {
      servers.push(of(server));
    }
    RTCConfiguration dictionary = JSObjects.create();
    dictionary.setIceServers(servers);
    dictionary.setIceTransportPolicy(
        configuration.iceTransportPolicy() == IceTransportPolicy.RELAY ? "relay" : "all");
    return dictionary;
  }

  private static RTCIceServer of(IceServer server) {
    RTCIceServer dictionary = JSObjects.create();
    dictionary.setUrls(server.urls().toArray(new String[0]));
    if (server.username() != null) {
      dictionary.setUsername(server.username());
    }
    if (server.credential() != null) {
      dictionary.setCredential(server.credential());
    }
    return dictionary;
  }

  static RTCDataChannelInit of(DataChannelConfig config) {
    RTCDataChannelInit dictionary = JSObjects.create();
    dictionary.setNegotiated(true);
    dictionary.setId(config.id());
    dictionary.setOrdered(config.ordered());
    if (config.maxRetransmits() != DataChannelConfig.UNLIMITED) {
      dictionary.setMaxRetransmits(config.maxRetransmits());
    }
    return dictionary;
  }

  static RTCSessionDescriptionInit of(SessionDescription description) {
    RTCSessionDescriptionInit dictionary = JSObjects.create();
    dictionary.setType(description.type() == SessionDescription.Type.OFFER ? "offer" : "answer");
    dictionary.setSdp(description.sdp());
    return dictionary;
  }

  static RTCIceCandidateInit of(IceCandidate candidate) {
    RTCIceCandidateInit dictionary = JSObjects.create();
    dictionary.setCandidate(candidate.candidate());
    if (candidate.sdpMid() != null) {
      dictionary.setSdpMid(candidate.sdpMid());
    }
    dictionary.setSdpMLineIndex(candidate.sdpMLineIndex());
    return dictionary;
  }
}
