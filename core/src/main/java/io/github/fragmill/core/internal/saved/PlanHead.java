package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.source.SavedSource;
import java.util.List;

/**
 * What a saved plan needs to be loaded. Immutable.
 *
 * @param layout how segments are stored
 * @param sources each once
 * @param keyIds of the keys that its segments are encrypted with, each once
 * @param sourceKeyIds of the keys that its sources are encrypted with, each once
 */
public record PlanHead(
    Layout layout, List<SavedSource> sources, List<KeyId> keyIds, List<KeyId> sourceKeyIds) {

  public PlanHead {
    sources = List.copyOf(sources);
    keyIds = List.copyOf(keyIds);
    sourceKeyIds = List.copyOf(sourceKeyIds);
  }

  void write(PackedWriter into) {
    into.name(layout);
    into.list(sources, SourceForm::write);
    into.list(keyIds, PlanHead::write);
    into.list(sourceKeyIds, PlanHead::write);
  }

  static PlanHead read(PackedReader from) {
    return new PlanHead(
        from.name(Layout.class),
        from.list(SourceForm::read),
        from.list(PlanHead::readKeyId),
        from.list(PlanHead::readKeyId));
  }

  private static void write(PackedWriter into, KeyId keyId) {
    into.raw(keyId.toBytes());
  }

  private static KeyId readKeyId(PackedReader from) {
    return KeyId.of(from.raw(2 * Long.BYTES));
  }
}
