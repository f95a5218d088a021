package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.media.SampleEntry;

/**
 * A sample entry of text, as far as all of them are alike.
 *
 * @param path the place of the box in the file
 * @param sampleEntry the entry as it goes to the output
 * @param firstSample of the track
 */
public record TextDescription(String path, SampleEntry sampleEntry, FirstSample firstSample) {

  /** What precedes an entry's own fields: box header, reserved bytes, data reference. */
  private static final int FIELDS_OFFSET = 16;

  /** Returns the offset in the entry, header included, at which its own fields begin. */
  public int fieldsOffset() {
    return FIELDS_OFFSET;
  }
}
