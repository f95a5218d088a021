package io.github.fragmill.core.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.Movie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.Decryption;
import io.github.fragmill.core.protect.port.SampleDecryptor;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.TestClips;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeededKeysTest {

  private static final Source ENCRYPTED =
      Source.bytes("encrypted.mp4", TestClips.bytes(TestClips.ENCRYPTED));

  /** Has no key, or every key. */
  private record Keys(boolean hasAll) implements Decryption {

    @Override
    public boolean hasKey(KeyId keyId) {
      return hasAll;
    }

    @Override
    public SampleDecryptor decryptor(EncryptionParameters parameters) {
      throw new AssertionError("nothing is decrypted while planning");
    }
  }

  private static Packager packager() {
    return Packager.of(ENCRYPTED).manifest(new FakeManifest(Layout.SINGLE_FILE));
  }

  @Test
  void plan_withoutKeys_isRefusedByName() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> packager().plan())
        .withMessageContaining("encrypted.mp4: track 1 is encrypted (cenc)")
        .withMessageContaining("decrypt it before packaging, or give the keys of key id ");
  }

  @Test
  void plan_withoutTheKey_isRefusedByName() throws Exception {
    KeyId keyId =
        Optional.ofNullable(Movie.read(ENCRYPTED).encryption().get(1))
            .orElseThrow()
            .keyIds()
            .get(0);

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> packager().decryption(new Keys(false)).plan())
        .withMessage("encrypted.mp4: track 1 is encrypted; no key for key id " + keyId);
  }

  @Test
  void plan_tracksThatAreLeftOut_needNoKeys() {
    TrackSelector none = track -> false;

    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> packager().tracks(none).plan())
        .withMessageStartingWith("no track was chosen by tracks(...): encrypted.mp4: track 1 left");
  }

  @Test
  void of_clearTrack_needsNoKeys() throws Exception {
    Source clear = TestClips.source(TestClips.MOOV_LAST);
    SourceContent content =
        new SourceContents(Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT), Work.of("reading"))
            .read(clear);

    assertThat(NeededKeys.of(content, content.tracks().get(0), Optional.empty())).isEmpty();
  }

  @Test
  void plan_withTheKeys_isThatOfTheTracks() throws Exception {
    PackagingPlan plan = packager().decryption(new Keys(true)).plan();

    assertThat(plan.renditions())
        .extracting(rendition -> rendition.track().format().type())
        .containsExactly(TrackType.VIDEO, TrackType.AUDIO);
  }
}
