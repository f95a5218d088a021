package io.github.fragmill.platform.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Samples;
import io.github.fragmill.platform.catalog.Status;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PackagingViewTest {

  private static final Addresses ADDRESSES = Addresses.at(URI.create("https://films.example"));
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void of_ready_namesBothFormats() {
    PackagingView view = view(Status.READY, /* hasHls= */ true);

    assertThat(view.url()).contains("https://films.example/videos/5/stream.mpd");
    assertThat(view.hlsUrl()).contains("https://films.example/videos/5/stream.m3u8");
  }

  /** As titles are that were packaged before there was HLS. */
  @Test
  void of_readyWithoutHls_namesDashAlone() {
    PackagingView view = view(Status.READY, /* hasHls= */ false);

    assertThat(view.url()).contains("https://films.example/videos/5/stream.mpd");
    assertThat(view.hlsUrl()).isEmpty();
  }

  @Test
  void of_unfinished_namesNone() {
    PackagingView view = view(Status.ENCRYPTED, /* hasHls= */ false);

    assertThat(view.url()).isEmpty();
    assertThat(view.hlsUrl()).isEmpty();
  }

  private static PackagingView view(Status status, boolean hasHls) {
    Packaging packaging =
        new Packaging(
            /* id= */ 5,
            /* uploadId= */ 1,
            "Title",
            status,
            /* progressPermille= */ 0,
            Samples.options(),
            Optional.of("packaged/5"),
            hasHls,
            /* failure= */ Optional.empty(),
            /* failureKind= */ Optional.empty(),
            /* attempts= */ 1,
            /* instance= */ Optional.empty(),
            NOW,
            /* startedAt= */ Optional.empty(),
            /* finishedAt= */ Optional.empty());
    return PackagingView.of(packaging, ADDRESSES);
  }
}
