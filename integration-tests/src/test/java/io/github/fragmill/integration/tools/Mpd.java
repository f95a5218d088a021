package io.github.fragmill.integration.tools;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lindstrom.mpd.MPDParser;
import io.lindstrom.mpd.data.AdaptationSet;
import io.lindstrom.mpd.data.MPD;
import io.lindstrom.mpd.data.Representation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** A manifest as mpd-parser reads it. */
public final class Mpd {

  private final MPD mpd;

  private Mpd(MPD mpd) {
    this.mpd = mpd;
  }

  /** Reads a manifest. */
  public static Mpd parse(byte[] manifest) throws IOException {
    // The parser knows cenc:pssh in Widevine's element only.
    ObjectMapper mapper =
        MPDParser.defaultObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    return new Mpd(new MPDParser(mapper).parse(new ByteArrayInputStream(manifest)));
  }

  /** Returns the whole manifest. */
  public MPD mpd() {
    return mpd;
  }

  /** Returns the sets of its only period. */
  public List<AdaptationSet> sets() {
    if (mpd.getPeriods().size() != 1) {
      throw new IllegalStateException("expected one period, found " + mpd.getPeriods().size());
    }
    return mpd.getPeriods().get(0).getAdaptationSets();
  }

  /** Returns all representations. */
  public List<Representation> representations() {
    return sets().stream().flatMap(set -> set.getRepresentations().stream()).toList();
  }
}
