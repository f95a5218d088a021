package io.github.fragmill.core.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SampleEncryption;
import io.github.fragmill.core.protect.port.Decryption;
import io.github.fragmill.core.protect.port.SampleDecryptor;
import io.github.fragmill.core.testing.TestTracks;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecryptionStepTest {

  private static final KeyId FIRST_KEY = KeyId.of("a".repeat(32));
  private static final KeyId SECOND_KEY = KeyId.of("b".repeat(32));
  private static final EncryptionParameters FIRST = cenc(FIRST_KEY);
  private static final EncryptionParameters SECOND = cenc(SECOND_KEY);
  private static final int POSITION = 7;

  private final SampleEncryption.Builder encryption = new SampleEncryption.Builder();
  private final NotedKeys keys = new NotedKeys(new ArrayList<>());

  private static EncryptionParameters cenc(KeyId keyId) {
    return new EncryptionParameters("cenc", keyId, 16, Optional.empty(), 0, 0);
  }

  /** Decrypts nothing, but notes what it is told: each key by its first digit. */
  private record NotedKeys(List<String> calls) implements Decryption {

    @Override
    public boolean hasKey(KeyId keyId) {
      return true;
    }

    @Override
    public SampleDecryptor decryptor(EncryptionParameters parameters) {
      char key = parameters.defaultKeyId().toString().charAt(0);
      calls.add(key + " made");
      return new SampleDecryptor() {
        @Override
        public void beginSample(long ivHigh, long ivLow) {
          calls.add(key + " vector " + ivHigh + " " + ivLow);
        }

        @Override
        public void decrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
          calls.add(key + " bytes " + (offsetBytes - POSITION) + "+" + lengthBytes);
        }
      };
    }
  }

  /** Applies the step to samples of 100 bytes that do not begin where their buffer does. */
  private void apply(SampleTable table, int... samples) throws FragmillException {
    TrackDecryption decryption = new TrackDecryption(encryption.build(), keys);
    SampleStep step = DecryptionStep.of(Optional.of(decryption), table);
    for (int sample : samples) {
      ByteBuffer bytes = ByteBuffer.allocate(200).position(POSITION).limit(POSITION + 100);
      step.apply(sample, bytes);
      assertThat(bytes.position()).isEqualTo(POSITION);
      assertThat(bytes.limit()).isEqualTo(POSITION + 100);
    }
  }

  @Test
  void of_clearTrack_doesNothing() {
    assertThat(DecryptionStep.of(Optional.empty(), TestTracks.frames(1, 1)))
        .isSameAs(SampleStep.NOTHING);
  }

  @Test
  void apply_sampleWithoutSubsamples_allOfIt() throws FragmillException {
    encryption.add(FIRST, 1, 2);

    apply(TestTracks.frames(1, 1), 0);

    assertThat(keys.calls()).containsExactly("a made", "a vector 1 2", "a bytes 0+100");
  }

  @Test
  void apply_subsamples_theirProtectedBytes() throws FragmillException {
    encryption.add(FIRST, 1, 2);
    encryption.addPair(10, 20);
    encryption.addPair(0, 30);
    encryption.addPair(40, 0);

    apply(TestTracks.frames(1, 1), 0);

    assertThat(keys.calls())
        .containsExactly(
            "a made", "a vector 1 2", "a bytes 10+20", "a bytes 30+30", "a bytes 100+0");
  }

  @Test
  void apply_sampleThatTheSourceDoesNotHave_isLeftAsItIs() throws FragmillException {
    encryption.add(FIRST, 1, 2);

    apply(
        new SampleTableBuilder(1)
            .sourceNumber(SampleTable.NOT_IN_SOURCE)
            .add(100, 0, 1, 0, true)
            .build(),
        0);

    assertThat(keys.calls()).isEmpty();
  }

  @Test
  void apply_clearSample_isLeftAsItIs() throws FragmillException {
    encryption.addClear();
    encryption.add(FIRST, 1, 2);

    apply(TestTracks.frames(2, 1), 0);

    assertThat(keys.calls()).isEmpty();
  }

  @Test
  void apply_groups_eachKeyIsMadeOnce() throws FragmillException {
    encryption.add(FIRST, 1, 0);
    encryption.add(SECOND, 2, 0);
    encryption.add(FIRST, 3, 0);

    apply(TestTracks.frames(3, 1), 0, 1, 2);

    assertThat(keys.calls())
        .containsExactly(
            "a made",
            "a vector 1 0",
            "a bytes 0+100",
            "b made",
            "b vector 2 0",
            "b bytes 0+100",
            "a vector 3 0",
            "a bytes 0+100");
  }

  @Test
  void apply_constantVector_isThatOfEverySample() throws FragmillException {
    InitializationVector vector = InitializationVector.of("0000000000000005");
    encryption.add(new EncryptionParameters("cbcs", FIRST_KEY, 0, Optional.of(vector), 1, 9), 0, 0);

    apply(TestTracks.frames(1, 1), 0);

    assertThat(keys.calls()).contains("a vector 5 0");
  }

  /** What a table leaves out does not move what the source says of the others. */
  @Test
  void apply_tableThatLeavesSamplesOut_takesWhatTheSourceSaysOfEach() throws FragmillException {
    encryption.addClear();
    for (int sample = 1; sample < 6; sample++) {
      encryption.add(FIRST, sample, 0);
      encryption.addPair(sample, 100 - sample);
    }
    SampleTable table =
        new SampleTableBuilder(3)
            .sourceNumber(2)
            .add(100, 200, 1, 0, true)
            .sourceNumber(5)
            .add(100, 500, 1, 0, true)
            .sourceNumber(0)
            .add(100, 0, 1, 0, true)
            .build();

    apply(table, 1, 0, 2);

    assertThat(keys.calls())
        .containsExactly("a made", "a vector 5 0", "a bytes 5+95", "a vector 2 0", "a bytes 2+98");
  }
}
