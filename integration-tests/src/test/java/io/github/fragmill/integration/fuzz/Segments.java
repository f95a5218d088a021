package io.github.fragmill.integration.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.mp4.IndexBox;
import io.github.fragmill.integration.mp4.TrackRun;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The segments of a rendition, as the boxes describe them. The header is not looked into: it holds
 * sample entries of the source as they are.
 */
final class Segments {

  private final byte[] file;
  private final List<Place> moofs = new ArrayList<>();
  private final List<Place> mdats = new ArrayList<>();
  private Optional<Place> sidx = Optional.empty();

  Segments(byte[] file) {
    this.file = file;
    ByteBuffer bytes = ByteBuffer.wrap(file);
    for (int position = 0; position < file.length; ) {
      assertThat(bytes.getInt(position)).isBetween(8, file.length - position);
      Place box = Place.at(bytes, position, file.length);
      switch (box.type()) {
        case "moof" -> moofs.add(box);
        case "mdat" -> mdats.add(box);
        case "sidx" -> sidx = Optional.of(box);
        default -> assertThat(box.type()).isIn("ftyp", "moov", "styp");
      }
      position = box.end();
    }
  }

  int count() {
    return moofs.size();
  }

  Place sidx() {
    return sidx.orElseThrow();
  }

  /** Returns a segment of a single file. */
  byte[] get(int segment) {
    return Arrays.copyOfRange(file, moofs.get(segment).start(), mdats.get(segment).end());
  }

  /** Each segment is a header with one run and its media; returns the number of samples. */
  int assertRuns() {
    int samples = 0;
    for (int segment = 0; segment < moofs.size(); segment++) {
      Place moof = moofs.get(segment);
      Place mdat = mdats.get(segment);
      TrackRun run = TrackRun.of(box(moof));
      assertThat(mdat.start()).isEqualTo(moof.end());
      assertThat(run.totalBytes()).as("media").isEqualTo(mdat.end() - mdat.content());
      assertThat(run.dataOffsetBytes()).isEqualTo(moof.sizeBytes() + 8);
      samples += run.count();
    }
    return samples;
  }

  /** The index stands before the segments and lists them. */
  void assertIndex() {
    List<Integer> sizes = new ArrayList<>();
    for (int segment = 0; segment < moofs.size(); segment++) {
      sizes.add(mdats.get(segment).end() - moofs.get(segment).start());
    }
    assertThat(IndexBox.of(box(sidx())).references())
        .extracting(IndexBox.Reference::sizeBytes)
        .isEqualTo(sizes);
    assertThat(sidx().end()).isEqualTo(moofs.get(0).start());
    assertThat(mdats.get(mdats.size() - 1).end()).isEqualTo(file.length);
  }

  private Box box(Place place) {
    return Box.parse(Arrays.copyOfRange(file, place.start(), place.end())).get(0);
  }
}
