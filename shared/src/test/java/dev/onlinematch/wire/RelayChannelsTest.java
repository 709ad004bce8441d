package dev.onlinematch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onlinematch.transport.Delivery;
import org.junit.jupiter.api.Test;

class RelayChannelsTest {

  @Test
  void numbersThreeChannelsAndNoOther() throws MalformedException {
    for (Delivery channel : Delivery.values()) {
      assertEquals(channel, RelayChannels.ofId(RelayChannels.idOf(channel)));
    }
    assertThrows(MalformedException.class, () -> RelayChannels.ofId(0));
    assertThrows(MalformedException.class, () -> RelayChannels.ofId(4));
  }
}
