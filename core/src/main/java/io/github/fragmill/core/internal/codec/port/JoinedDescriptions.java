package io.github.fragmill.core.internal.codec.port;

import java.util.List;

/**
 * One description for a track whose parts had one each.
 *
 * @param description of all parts
 * @param insertions what is put into the sync samples of each part, in the order of the parts;
 *     empty when the description says it all
 */
public record JoinedDescriptions(VideoDescription description, List<SampleInsertion> insertions) {

  public JoinedDescriptions {
    insertions = List.copyOf(insertions);
  }
}
