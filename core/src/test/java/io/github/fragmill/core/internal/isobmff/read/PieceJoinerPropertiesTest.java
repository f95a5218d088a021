package io.github.fragmill.core.internal.isobmff.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.testing.TestBoxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pieces of any table are refused, or joined with every sample where its piece presents it. */
class PieceJoinerPropertiesTest {

  private static final int RUNS = 3000;

  @Test
  void join_anyPieces_presentsSamplesInTime() throws FragmillException {
    int joined = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      SampleTable samples = samples(random);
      List<EditPiece> pieces = pieces(random, samples);
      try {
        assertJoined(samples, pieces, join(samples, pieces));
        joined++;
      } catch (UnsupportedMediaException e) {
        assertThat(e).hasMessageContaining("edit ");
      }
    }
    assertThat(joined).isBetween(RUNS / 20, RUNS - RUNS / 20);
  }

  private static SampleTable join(SampleTable samples, List<EditPiece> pieces)
      throws FragmillException {
    BoxLocation elst = new BoxReading(TestBoxes.box("elst")).first();
    return new PieceJoiner(elst, samples, pieces, /* toleranceTicks= */ 0).join();
  }

  /** The offset in the source is the number of the sample. */
  private static SampleTable samples(Random random) {
    int count = 1 + random.nextInt(30);
    boolean isReordered = random.nextInt(3) == 0;
    SampleTableBuilder table = new SampleTableBuilder(count);
    table.decodeTimeTicks(random.nextInt(100));
    for (int sample = 0; sample < count; sample++) {
      int offset = isReordered ? random.nextInt(40) : 10;
      table.add(1, sample, 5 + random.nextInt(6), offset, random.nextInt(2) == 0);
    }
    return table.build();
  }

  private static List<EditPiece> pieces(Random random, SampleTable samples) {
    List<EditPiece> pieces = new ArrayList<>();
    long media = random.nextInt(50);
    long presentation = random.nextInt(50);
    int count = 2 + random.nextInt(3);
    for (int number = 1; number <= count; number++) {
      long duration = random.nextInt(100);
      pieces.add(new EditPiece(number, media, duration, presentation));
      media += duration + random.nextInt(60);
      presentation += duration + (random.nextBoolean() ? 0 : random.nextInt(60));
      int sample = random.nextInt(samples.count());
      media = Math.max(media, samples.compositionTimeTicks(sample));
    }
    return pieces;
  }

  private static void assertJoined(
      SampleTable samples, List<EditPiece> pieces, SampleTable joined) {
    EditPiece first = pieces.get(0);
    int lastPiece = 0;
    for (int sample = 0; sample < joined.count(); sample++) {
      long presentation =
          joined.compositionTimeTicks(sample) - first.startTicks() + first.presentationTicks();
      long media = samples.compositionTimeTicks((int) joined.offsetBytes(sample));
      int piece = pieceOf(pieces, media);
      EditPiece home = pieces.get(piece);
      assertThat(presentation - home.presentationTicks()).isEqualTo(media - home.startTicks());
      assertThat(piece).isGreaterThanOrEqualTo(lastPiece);
      assertThat(joined.durationTicks(sample)).isNotNegative();
      lastPiece = piece;
    }
    assertThat(lastPiece).isEqualTo(pieces.size() - 1);
    assertThat(joined.decodeTimeTicks(0)).isNotNegative();
  }

  private static int pieceOf(List<EditPiece> pieces, long mediaTicks) {
    int piece = pieces.size() - 1;
    while (piece > 0 && mediaTicks < pieces.get(piece).startTicks()) {
      piece--;
    }
    return piece;
  }
}
