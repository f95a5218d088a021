package io.github.fragmill.platform.catalog;

import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.Scheme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Entries of a catalogue for tests. */
public final class Samples {

  private Samples() {}

  /** Returns a title of one file, whose item is as given. */
  public static NewUpload upload(String item) {
    return new NewUpload(
        "Title",
        item,
        Duration.ofMillis(12_345),
        1,
        List.of("first note", "second note"),
        List.of(
            new UploadFile(
                "film.mp4",
                item + "/0.mp4",
                77,
                Optional.of("sv"),
                Optional.empty(),
                Optional.of("main"))),
        List.of(
            new UploadTrack(
                0,
                1,
                "video",
                "avc1.64001f",
                Optional.of(640),
                Optional.of(360),
                Optional.of(29.97),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMillis(12_345)),
            new UploadTrack(
                0,
                4_294_967_295L,
                "audio",
                "mp4a.40.2",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(2),
                Optional.of(48_000),
                Optional.of("sv"),
                Duration.ofMillis(12_000))));
  }

  /** Returns usual options. */
  public static PackagingOptions options() {
    return new PackagingOptions(
        Scheme.CBCS,
        EncryptedTracks.VIDEO,
        Optional.of(
            WrappedKey.of(KeyId.of("00112233445566778899aabbccddeeff"), new byte[] {1, 2, 3})),
        /* contentId= */ Optional.empty(),
        Profile.ON_DEMAND,
        Duration.ofSeconds(4),
        false);
  }
}
