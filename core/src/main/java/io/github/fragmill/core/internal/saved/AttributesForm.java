package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.media.CaptionService;
import io.github.fragmill.core.presentation.Accessibility;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.util.Optional;

/** What viewers choose tracks by, as bytes. */
final class AttributesForm {

  private AttributesForm() {}

  static void write(PackedWriter into, TrackAttributes attributes) {
    into.optional(attributes.language(), PackedWriter::text);
    into.list(
        attributes.roles(),
        (writer, role) -> {
          writer.text(role.scheme());
          writer.text(role.value());
        });
    into.list(
        attributes.accessibility(),
        (writer, purpose) -> {
          writer.text(purpose.scheme());
          writer.optional(purpose.value(), PackedWriter::text);
        });
    into.optional(attributes.label(), PackedWriter::text);
    into.flag(attributes.isDefault());
    into.optional(
        attributes.captions(),
        (writer, services) -> writer.list(services, AttributesForm::writeService));
  }

  static TrackAttributes read(PackedReader from) {
    TrackAttributes attributes = TrackAttributes.NONE.language(from.optional(PackedReader::text));
    for (Role role : from.list(it -> new Role(it.text(), it.text()))) {
      attributes = attributes.role(role);
    }
    for (Accessibility purpose :
        from.list(it -> new Accessibility(it.text(), it.optional(PackedReader::text)))) {
      attributes = attributes.accessibility(purpose);
    }
    Optional<String> label = from.optional(PackedReader::text);
    if (label.isPresent()) {
      attributes = attributes.label(label.get());
    }
    if (from.flag()) {
      attributes = attributes.asDefault();
    }
    boolean hasCaptions = from.flag();
    return hasCaptions ? attributes.captions(from.list(AttributesForm::readService)) : attributes;
  }

  static void writeService(PackedWriter into, CaptionService service) {
    into.name(service.standard());
    into.count(service.number());
    into.optional(service.language(), PackedWriter::text);
  }

  static CaptionService readService(PackedReader from) {
    return new CaptionService(
        from.name(CaptionService.Standard.class),
        from.count(Integer.MAX_VALUE),
        from.optional(PackedReader::text));
  }
}
