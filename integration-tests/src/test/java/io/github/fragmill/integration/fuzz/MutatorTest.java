package io.github.fragmill.integration.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MutatorTest {

  private static final int SEEDS = 500;

  @Test
  void mutate_sameSeed_givesTheSameBytes() throws IOException {
    for (FuzzClip clip : Corpus.shipped()) {
      byte[] before = clip.bytes().clone();
      for (long seed = 0; seed < 50; seed++) {
        assertThat(Mutator.mutate(clip, clip.bytes(), seed))
            .isEqualTo(Mutator.mutate(clip, clip.bytes(), seed));
      }
      assertThat(clip.bytes()).isEqualTo(before);
    }
  }

  @Test
  void mutate_otherSeeds_giveOtherFiles() throws IOException {
    List<FuzzClip> clips = Corpus.shipped();
    for (FuzzClip clip : clips) {
      Set<ByteBuffer> found = new HashSet<>();
      for (long seed = 0; seed < SEEDS; seed++) {
        found.add(ByteBuffer.wrap(Mutator.mutate(clip, clips.get(0).bytes(), seed)));
      }
      assertThat(found).as(clip.name()).hasSizeGreaterThan(SEEDS / 2);
    }
  }

  @Test
  void replaceAndFix_inTheMovieBox_movesWhatItPointsAt() throws IOException {
    FuzzClip clip =
        Corpus.shipped().stream()
            .filter(it -> it.name().equals("avc-aac-faststart.mp4"))
            .findFirst()
            .orElseThrow();
    Draft draft = new Draft(clip.bytes());
    Place before = first(draft, "stco");
    Place stsd = first(draft, "stsd");
    Place moov = first(draft, "moov");
    int chunk = draft.buffer().getInt(before.content() + 8);

    draft.replaceAndFix(stsd.start(), stsd.start(), new byte[] {0, 0, 0, 8, 'f', 'r', 'e', 'e'});

    assertThat(draft.buffer().getInt(first(draft, "stco").content() + 8)).isEqualTo(chunk + 8);
    assertThat(draft.boxes()).hasSize(Place.all(clip.bytes()).size() + 1);
    assertThat(first(draft, "moov").sizeBytes()).isEqualTo(moov.sizeBytes() + 8);
    assertThat(draft.copy(chunk + 8, draft.length()))
        .isEqualTo(new Draft(clip.bytes()).copy(chunk, clip.bytes().length));
  }

  /** Or else no damaged one would come to the reader of cues. */
  @Test
  void shipped_movieWithCues_becomesWebVttFiles() throws IOException {
    FuzzClip clip =
        Corpus.shipped().stream()
            .filter(it -> it.name().equals("cues.mp4"))
            .findFirst()
            .orElseThrow();
    MemoryClip packaged =
        MemoryClip.of(
            Packagers.withPlaylists(
                Packagers.of(
                    Source.bytes(clip.name(), clip.bytes()), Mode.CLEAR, Layout.NUMBERED_SEGMENTS),
                DashManifest.segmentTemplate()));
    assertThat(new String(packaged.file("text-en/1.vtt"), StandardCharsets.UTF_8))
        .contains("id1\n00:00:00.500 --> 00:00:01.500 line:0 align:start\nOne\n");
  }

  private static Place first(Draft draft, String type) {
    return draft.boxes().stream().filter(box -> box.type().equals(type)).findFirst().orElseThrow();
  }
}
