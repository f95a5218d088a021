package io.github.fragmill.integration.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.github.fragmill.integration.architecture.Library.CORE;
import static io.github.fragmill.integration.architecture.Library.CPIX;
import static io.github.fragmill.integration.architecture.Library.CRYPTO;
import static io.github.fragmill.integration.architecture.Library.DASH;
import static io.github.fragmill.integration.architecture.Library.HTTP;
import static io.github.fragmill.integration.architecture.Library.S3;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. */
class ModuleWallsTest {

  @Test
  void classes_imported_areTheLibrarys() {
    assertThat(Library.CLASSES.size()).isGreaterThan(100);
    assertThat(Library.MODULES)
        .allMatch(
            module ->
                Library.CLASSES.stream().anyMatch(it -> it.getPackageName().startsWith(module)));
  }

  @ParameterizedTest
  @CsvSource({
    "org.mp4parser, io.github.fragmill.core.internal.isobmff",
    "org.bouncycastle, io.github.fragmill.crypto.internal",
    "jakarta.xml.bind, io.github.fragmill.dash.internal.xml",
    "java.net.http, io.github.fragmill.http|io.github.fragmill.cpix.speke|io.github.fragmill.origin",
    "software.amazon.awssdk, io.github.fragmill.s3",
    "javax.crypto, io.github.fragmill.crypto.internal|io.github.fragmill.cpix.internal.delivery",
    "javax.xml.crypto, io.github.fragmill.cpix.internal.signature",
    "javax.xml.stream, io.github.fragmill.core.internal.text.ttml|io.github.fragmill.cpix.internal.xml"
  })
  void foreignPackage_isKnownInItsPlaces(String foreign, String all) {
    List<String> places = List.of(all.split("[|]"));
    noClasses()
        .that()
        .resideOutsideOfPackages(places.stream().map(place -> place + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(foreign + "..")
        .check(Library.CLASSES);
    for (String place : places) {
      assertThat(
              Library.CLASSES.stream()
                  .filter(it -> it.getPackageName().startsWith(place))
                  .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
                  .map(it -> it.getTargetClass().getPackageName()))
          .as("the rule has something to hold")
          .anyMatch(name -> name.startsWith(foreign));
    }
  }

  @ParameterizedTest
  @CsvSource({
    CORE + "," + CRYPTO,
    CORE + "," + DASH,
    CORE + "," + CPIX,
    CORE + "," + HTTP,
    CORE + "," + S3,
    CRYPTO + "," + CPIX,
    CRYPTO + "," + DASH,
    CPIX + "," + DASH,
    DASH + "," + CPIX,
    DASH + "," + CRYPTO,
    HTTP + "," + S3,
    S3 + "," + HTTP
  })
  void module_doesNotKnow(String module, String other) {
    noClasses()
        .that()
        .resideInAPackage(module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(other + "..")
        .check(Library.CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {CORE, CRYPTO, CPIX, DASH})
  void internalPackage_isUnknownOutsideOfItsModule(String module) {
    noClasses()
        .that()
        .resideOutsideOfPackage(module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(module + ".internal..")
        .check(Library.CLASSES);
  }

  /**
   * The readers of XML refuse document types; what others do by default differs. Signatures need a
   * tree of all of a document.
   */
  @Test
  void readersOfXml_butThose_areNotUsed() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CPIX + ".internal.signature")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.xml.parsers..",
            "javax.xml.transform..",
            "javax.xml.validation..",
            "javax.xml.xpath..",
            "org.w3c.dom..",
            "org.xml.sax..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo("jakarta.xml.bind.Unmarshaller")
        .check(Library.CLASSES);
  }

  @Test
  void outputAndLogging_ofTheJdk_areNotUsed() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(Library.CLASSES);
  }

  @Test
  void globalState_isNotTouched() {
    noClasses()
        .should()
        .callMethod(System.class, "setProperty", String.class, String.class)
        .orShould()
        .callMethod(Security.class, "addProvider", Provider.class)
        .check(Library.CLASSES);
  }

  /** Only JAXB is found so, through the library's own class loader. */
  @Test
  void serviceLoader_butForJaxb_isNotUsed() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.github.fragmill.dash.internal.xml")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ServiceLoader.class)
        .check(Library.CLASSES);
  }
}
