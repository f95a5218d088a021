package io.github.fragmill.integration.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A track as ffprobe reports it.
 *
 * @param trackId the track ID
 * @param type {@code video}, {@code audio} or another word of ffprobe's
 * @param timeBase the length of a tick in seconds, for example {@code 1/44100}
 * @param packets in decoding order
 */
public record PacketStream(int trackId, String type, String timeBase, List<Packet> packets) {

  public PacketStream {
    packets = List.copyOf(packets);
  }

  /** Returns the number of ticks in a second. */
  public long ticksPerSecond() {
    if (!timeBase.startsWith("1/")) {
      throw new IllegalStateException("expected a time base of 1/n, found " + timeBase);
    }
    return Long.parseLong(timeBase.substring(2));
  }

  /**
   * Returns the same, decoded so early that no packet is late. ffmpeg 5.1 moves decode times by the
   * lowest composition offset, but overlooks the last two entries of a table of them.
   */
  public PacketStream decodedInTime() {
    long lateTicks = packets.stream().mapToLong(Packet::lateTicks).max().orElse(0);
    return lateTicks <= 0
        ? this
        : new PacketStream(
            trackId, type, timeBase, packets.stream().map(it -> it.earlier(lateTicks)).toList());
  }

  /**
   * Returns the stream as ffprobe reports it of a file with fragments. In version 5.1, every sample
   * of audio in a fragment is a sync sample, whatever its flags say.
   */
  public PacketStream inFragments() {
    return type.equals("audio")
        ? new PacketStream(trackId, type, timeBase, packets.stream().map(Packet::asKey).toList())
        : this;
  }

  /**
   * Fails unless both hold the same samples: bytes, sync flags, and times since the first decode
   * time. Where the first decode time lies is free here, because a delay may stand in an edit list
   * or in the times themselves.
   */
  public void assertSameMedia(String what, PacketStream other) {
    assertSameMedia(what, other, new BitSet());
  }

  /**
   * Fails as {@link #assertSameMedia(String, PacketStream)} does, but unless samples of some
   * numbers hold other bytes.
   */
  public void assertSameMedia(String what, PacketStream other, BitSet otherBytes) {
    assertThat(packets).as(what).isNotEmpty().hasSameSizeAs(other.packets);
    long start = packets.get(0).decodeTicks();
    long otherStart = other.packets.get(0).decodeTicks();
    for (int number = 0; number < packets.size(); number++) {
      Packet packet = packets.get(number);
      Packet expected = other.packets.get(number);
      assertThat(packet.isInSamePlace(start, expected, otherStart))
          .as("%s: sample %s: expected %s, found %s", what, number, expected, packet)
          .isTrue();
      assertThat(packet.isSame(start, expected, otherStart))
          .as("%s: same bytes in sample %s", what, number)
          .isEqualTo(!otherBytes.get(number));
    }
  }

  /**
   * Fails unless the samples stand in another stream in one piece: bytes and sync flags, but for
   * the bytes of samples of some numbers.
   */
  public void assertPart(String what, PacketStream other, BitSet otherBytes) {
    assertThat(packets).as(what).isNotEmpty();
    assertThat(
            IntStream.rangeClosed(0, other.packets.size() - packets.size())
                .anyMatch(first -> isPart(other, first, otherBytes)))
        .as("%s: %s samples are a part of %s", what, packets.size(), other.packets.size())
        .isTrue();
  }

  private boolean isPart(PacketStream other, int first, BitSet otherBytes) {
    return IntStream.range(0, packets.size())
        .allMatch(
            number -> {
              Packet packet = packets.get(number);
              Packet expected = other.packets.get(first + number);
              return packet.sizeBytes() == expected.sizeBytes()
                  && packet.isKey() == expected.isKey()
                  && packet.hash().equals(expected.hash()) != otherBytes.get(number);
            });
  }
}
