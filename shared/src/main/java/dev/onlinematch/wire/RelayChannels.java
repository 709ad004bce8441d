package dev.onlinematch.wire;

import dev.onlinematch.transport.Delivery;

/**
 * The numbers of the three kinds of channel between a player and the relay: the ids of the data
 * channels, and the first byte of a message over a WebSocket.
 */
public final class RelayChannels {

  private RelayChannels() {}

  /** 1 to 3. */
  public static int idOf(Delivery channel) {
    return switch (channel) {
      case RELIABLE -> 1;
      case UNRELIABLE_ORDERED -> 2;
      case UNRELIABLE -> 3;
    };
  }

  /** The kind of channel of that number. */
  public static Delivery ofId(int id) throws MalformedException {
    return switch (id) {
      case 1 -> Delivery.RELIABLE;
      case 2 -> Delivery.UNRELIABLE_ORDERED;
      case 3 -> Delivery.UNRELIABLE;
      default -> throw new MalformedException("no channel of that number");
    };
  }
}
