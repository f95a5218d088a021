package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.internal.plan.WebVttFiles;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.webvtt.WebVttParser;
import io.github.fragmill.core.internal.text.webvtt.WebVttSegments;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Text in WebVTT files, as bytes: the text as one file, and where it is divided. */
final class WebVttForm {

  private WebVttForm() {}

  static void write(PackedWriter into, WebVttFiles text) {
    into.text(text.id());
    AttributesForm.write(into, text.attributes());
    into.block(text.segments().document().toText().getBytes(StandardCharsets.UTF_8));
    into.list(Arrays.stream(text.segments().startTicks()).boxed().toList(), PackedWriter::count);
    into.count(text.segments().endTicks());
  }

  static WebVttFiles read(PackedReader from, Layout layout, Limits limits) {
    String id = from.text();
    TrackAttributes attributes = AttributesForm.read(from);
    byte[] file = from.block();
    List<Long> starts = from.list(PackedReader::count);
    long end = from.count();
    requireAscending(starts, end, layout);
    try {
      return new WebVttFiles(
          id,
          layout,
          attributes,
          WebVttSegments.of(
              WebVttParser.parse(new String(file, StandardCharsets.UTF_8)),
              starts.stream().mapToLong(Long::longValue).toArray(),
              end,
              new MemoryBudget(limits).part(id)));
    } catch (FragmillException e) {
      throw new IllegalArgumentException(id + ": " + e.getMessage(), e);
    }
  }

  private static void requireAscending(List<Long> starts, long end, Layout layout) {
    boolean isRight = !starts.isEmpty() && (layout != Layout.SINGLE_FILE || starts.size() == 1);
    for (int segment = 0; segment < starts.size(); segment++) {
      isRight &=
          starts.get(segment) <= (segment + 1 < starts.size() ? starts.get(segment + 1) : end);
    }
    if (!isRight) {
      throw new IllegalArgumentException("expected ascending times of segments, found others");
    }
  }
}
