package io.github.fragmill.cpix.speke;

import io.github.fragmill.cpix.UsageFilter;
import java.util.List;
import java.util.OptionalLong;

/**
 * A key of a contract.
 *
 * @param trackType by which the server takes it ({@code intendedTrackType})
 * @param filters for the tracks that have it
 */
record ContractKey(String trackType, List<UsageFilter> filters) {

  ContractKey {
    filters = List.copyOf(filters);
  }

  /** Makes a key for video above a number of pixels, up to another. */
  static ContractKey video(String trackType, long above, long upTo) {
    return new ContractKey(trackType, List.of(UsageFilter.Video.pixels(min(above), max(upTo))));
  }

  /** Makes a key for audio above a number of channels, up to another. */
  static ContractKey audio(String trackType, long above, long upTo) {
    return new ContractKey(trackType, List.of(new UsageFilter.Audio(min(above), max(upTo))));
  }

  private static OptionalLong min(long above) {
    return above == 0 ? OptionalLong.empty() : OptionalLong.of(above + 1);
  }

  private static OptionalLong max(long upTo) {
    return upTo == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(upTo);
  }
}
