package io.github.fragmill.integration.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.TestKey;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Under one key, no IV may come twice. */
class InitializationVectorsIT {

  private static final Source CLIP = Source.file(BundledClip.file());

  @ParameterizedTest
  @EnumSource(names = {"CENC", "CENS", "CBC1"})
  void packageTo_vectorForEachSample_noSampleOfAnyTrackSharesIt(Mode mode) throws Exception {
    List<String> ivs =
        movies(Packagers.of(CLIP, mode, Layout.SINGLE_FILE))
            .flatMap(file -> FragmentSamples.of(file).stream())
            .map(EncryptedSample::iv)
            .toList();

    assertThat(ivs).hasSizeGreaterThan(800).doesNotHaveDuplicates();
  }

  @Test
  void packageTo_cbcs_noTracksShareTheirIv() throws Exception {
    List<ByteBuffer> boxes =
        movies(Packagers.of(CLIP, Mode.CBCS, Layout.SINGLE_FILE))
            .map(file -> Box.all(Box.parse(file), "tenc").get(0).content())
            .map(tenc -> tenc.slice(tenc.limit() - 16, 16))
            .toList();

    assertThat(boxes).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void packageTo_twiceWithoutIv_drawsAnother() throws Exception {
    TestKey key = TestKey.WITH_LONG_IV;
    ContentKey contentKey = ContentKey.of(key.keyIdHex(), key.keyHex());
    for (CommonEncryption encryption :
        List.of(CommonEncryption.cenc(contentKey), CommonEncryption.cbcs(contentKey))) {
      Packager packager = Packagers.of(CLIP, Mode.CLEAR, Layout.SINGLE_FILE).protect(encryption);
      List<ByteBuffer> first = movies(packager).map(ByteBuffer::wrap).toList();
      List<ByteBuffer> second = movies(packager).map(ByteBuffer::wrap).toList();

      assertThat(first).hasSameSizeAs(second).doesNotContainAnyElementsOf(second);
    }
  }

  @Test
  void packageTo_anyMode_keyIsInNoFile() throws Exception {
    for (Mode mode : Mode.values()) {
      for (Layout layout : Packagers.LAYOUTS) {
        Map<String, byte[]> files = MemoryClip.of(Packagers.of(CLIP, mode, layout)).files();
        files.forEach(
            (name, bytes) ->
                assertThat(HexFormat.of().formatHex(bytes))
                    .as(name)
                    .doesNotContain(mode.key().keyHex()));
      }
    }
  }

  private static Stream<byte[]> movies(Packager packager) throws Exception {
    return MemoryClip.of(packager).files().entrySet().stream()
        .filter(file -> file.getKey().endsWith(".mp4"))
        .map(Map.Entry::getValue);
  }
}
