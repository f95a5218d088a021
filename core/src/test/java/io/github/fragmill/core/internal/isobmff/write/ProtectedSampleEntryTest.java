package io.github.fragmill.core.internal.isobmff.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.testing.TestBoxes;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProtectedSampleEntryTest {

  private static final EncryptionParameters CBCS =
      new EncryptionParameters(
          "cbcs",
          KeyId.of("00112233445566778899aabbccddeeff"),
          0,
          Optional.of(InitializationVector.of(new byte[16])),
          1,
          9);

  @Test
  void wrap_entry_keepsItsFieldsAndBoxesAndAddsOne() {
    byte[] pasp = TestBoxes.box("pasp", TestBoxes.ints(4, 3));
    byte[] fields = TestBoxes.zeros(78);
    Arrays.fill(fields, (byte) 7);
    SampleEntry entry = new SampleEntry(TestBoxes.box("avc1", fields, pasp));
    byte[] wrapped = ProtectedSampleEntry.wrap(entry, TrackType.VIDEO, CBCS);
    byte[] sinf =
        TestBoxes.box(
            "sinf",
            TestBoxes.box("frma", TestBoxes.ascii("avc1")),
            TestBoxes.fullBox("schm", 0, 0, TestBoxes.ascii("cbcs"), TestBoxes.ints(0x0001_0000)),
            TestBoxes.box("schi", BoxBytes.of(new TrackEncryptionBox(CBCS))));
    assertThat(wrapped).isEqualTo(TestBoxes.box("encv", fields, pasp, sinf));
  }

  @Test
  void wrap_audio_isRenamedForAudio() {
    SampleEntry entry = new SampleEntry(TestBoxes.box("mp4a", TestBoxes.zeros(28)));
    assertThat(new SampleEntry(ProtectedSampleEntry.wrap(entry, TrackType.AUDIO, CBCS)).type())
        .isEqualTo("enca");
  }

  @Test
  void wrap_alac_hasTheAddedBoxBeforeTheOthers() {
    byte[] fields = TestBoxes.zeros(28);
    byte[] cookie = TestBoxes.fullBox("alac", 0, 0, TestBoxes.zeros(24));
    SampleEntry entry = new SampleEntry(TestBoxes.box("alac", fields, cookie));
    byte[] wrapped = ProtectedSampleEntry.wrap(entry, TrackType.AUDIO, CBCS);
    assertThat(wrapped)
        .isEqualTo(TestBoxes.box("enca", fields, TestBoxes.find(wrapped, "enca/sinf"), cookie));
  }
}
