package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.integration.tools.Packet;
import io.github.fragmill.integration.tools.PacketStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares when samples are presented.
 *
 * <p>In a file without fragments, ffprobe leaves out what an edit list leaves out; in one with
 * fragments it does not. So a sample is found by its place in the source and its number in the
 * output.
 */
final class PresentationTimes {

  private final PacketStream sourceMedia;
  private final PacketStream sourcePresented;
  private final PacketStream output;

  PresentationTimes(PacketStream sourceMedia, PacketStream sourcePresented, PacketStream output) {
    this.sourceMedia = sourceMedia;
    this.sourcePresented = sourcePresented;
    this.output = output;
  }

  void assertEqual(String what) {
    assertThat(output.packets()).as(what).hasSameSizeAs(sourceMedia.packets());
    assertThat(sourcePresented.packets()).as(what).isNotEmpty();
    Map<Long, Integer> numbers = numbersByPlace();
    for (Packet presented : sourcePresented.packets()) {
      if (presented.isDiscarded()) {
        continue; // It is not presented, and ffprobe's time of it is not exact.
      }
      int number = numbers.getOrDefault(presented.offsetBytes(), -1);
      assertThat(number).as("%s: place of %s", what, presented).isNotNegative();
      assertThat(output.packets().get(number).presentationTicks())
          .as("%s: presentation time of sample %s", what, number)
          .isEqualTo(presented.presentationTicks());
    }
  }

  private Map<Long, Integer> numbersByPlace() {
    List<Packet> packets = sourceMedia.packets();
    Map<Long, Integer> numbers = new HashMap<>();
    for (int number = 0; number < packets.size(); number++) {
      numbers.put(packets.get(number).offsetBytes(), number);
    }
    return numbers;
  }
}
