package io.github.fragmill.dash;

import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.dash.internal.xml.DescriptorElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a manifest announces the colours of a rendition (ISO/IEC 23091-2; DASH-IF IOP 4.3, 6.2.5.1
 * and 10.2.3).
 *
 * <p>High dynamic range is announced with essential properties: a player that does not know the
 * transfer characteristics must choose another rendition, because it would show this one pale and
 * dark. Standard dynamic range is announced with supplemental properties: a player that ignores
 * them shows slightly wrong colours, which is better than no video. BT.709, which players assume,
 * is not announced.
 */
record ColourSignal(Colour colour) {

  private static final String PRIMARIES = "urn:mpeg:mpegB:cicp:ColourPrimaries";
  private static final String TRANSFER = "urn:mpeg:mpegB:cicp:TransferCharacteristics";
  private static final String MATRIX = "urn:mpeg:mpegB:cicp:MatrixCoefficients";

  private static final int RESERVED = 0;
  private static final int BT709 = 1;
  private static final int UNSPECIFIED = 2;
  private static final int PQ = 16;
  private static final int HLG = 18;

  /** Returns the signal of a rendition, or empty when there is nothing to announce. */
  static Optional<ColourSignal> of(Rendition rendition) {
    return rendition.format() instanceof VideoFormat video
        ? video.colour().map(ColourSignal::new).filter(ColourSignal::isWorthAnnouncing)
        : Optional.empty();
  }

  /** Returns the signal that all renditions have, or empty when one differs. */
  static Optional<ColourSignal> sharedBy(List<Rendition> renditions) {
    Optional<ColourSignal> first = of(renditions.get(0));
    return renditions.stream().map(ColourSignal::of).allMatch(first::equals)
        ? first
        : Optional.empty();
  }

  /** Adds the descriptors to those of an element. */
  void addTo(List<DescriptorElement> essential, List<DescriptorElement> supplemental) {
    (isHighDynamicRange() ? essential : supplemental).addAll(toElements());
  }

  private boolean isHighDynamicRange() {
    return colour.transfer() == PQ || colour.transfer() == HLG;
  }

  private boolean isWorthAnnouncing() {
    boolean bt709 =
        colour.primaries() == BT709 && colour.transfer() == BT709 && colour.matrix() == BT709;
    return !bt709 && !toElements().isEmpty();
  }

  private List<DescriptorElement> toElements() {
    List<DescriptorElement> elements = new ArrayList<>();
    if (colour.primaries() != RESERVED) {
      add(PRIMARIES, colour.primaries(), elements);
    }
    if (colour.transfer() != RESERVED) {
      add(TRANSFER, colour.transfer(), elements);
    }
    add(MATRIX, colour.matrix(), elements); // 0 stands for RGB
    return elements;
  }

  private static void add(String scheme, int codePoint, List<DescriptorElement> elements) {
    if (codePoint != UNSPECIFIED) {
      elements.add(new DescriptorElement(scheme, Integer.toString(codePoint)));
    }
  }
}
