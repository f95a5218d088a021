package io.github.fragmill.dash;

import io.github.fragmill.core.media.CaptionService;
import io.github.fragmill.core.media.CaptionService.Standard;
import io.github.fragmill.dash.internal.xml.DescriptorElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Announces captions inside video: one Accessibility descriptor for each standard (ANSI/SCTE 214-1,
 * 7.2; DASH-IF IOP 4.3, 6.4.3), {@code CC1=eng;CC3=spa} or {@code 1=lang:eng;2=lang:spa}. The
 * grammar has no form for a channel without a language; {@code und} is the code for one that is not
 * known.
 */
final class CaptionDescriptors {

  private static final String CEA_608 = "urn:scte:dash:cc:cea-608:2015";
  private static final String CEA_708 = "urn:scte:dash:cc:cea-708:2015";

  /** The bibliographic codes of ISO 639-2, which are asked for, where they differ. */
  private static final Map<String, String> BIBLIOGRAPHIC =
      Map.ofEntries(
          Map.entry("bod", "tib"),
          Map.entry("ces", "cze"),
          Map.entry("cym", "wel"),
          Map.entry("deu", "ger"),
          Map.entry("ell", "gre"),
          Map.entry("eus", "baq"),
          Map.entry("fas", "per"),
          Map.entry("fra", "fre"),
          Map.entry("hye", "arm"),
          Map.entry("isl", "ice"),
          Map.entry("kat", "geo"),
          Map.entry("mkd", "mac"),
          Map.entry("mri", "mao"),
          Map.entry("msa", "may"),
          Map.entry("mya", "bur"),
          Map.entry("nld", "dut"),
          Map.entry("ron", "rum"),
          Map.entry("slk", "slo"),
          Map.entry("sqi", "alb"),
          Map.entry("zho", "chi"));

  private CaptionDescriptors() {}

  /** Returns the descriptors of captions, at most two. */
  static List<DescriptorElement> of(List<CaptionService> captions) {
    List<DescriptorElement> elements = new ArrayList<>();
    add(CEA_608, Standard.CEA_608, captions, it -> "CC" + it.number() + "=" + code(it), elements);
    add(CEA_708, Standard.CEA_708, captions, it -> it.number() + "=lang:" + code(it), elements);
    return elements;
  }

  private static void add(
      String scheme,
      Standard standard,
      List<CaptionService> captions,
      Function<CaptionService, String> form,
      List<DescriptorElement> elements) {
    String value =
        captions.stream()
            .filter(it -> it.standard() == standard)
            .map(form)
            .collect(Collectors.joining(";"));
    if (!value.isEmpty()) {
      elements.add(new DescriptorElement(scheme, value));
    }
  }

  private static String code(CaptionService service) {
    String code = service.languageCode();
    return BIBLIOGRAPHIC.getOrDefault(code, code);
  }
}
