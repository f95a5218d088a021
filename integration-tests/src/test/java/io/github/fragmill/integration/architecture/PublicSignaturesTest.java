package io.github.fragmill.integration.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users see: only the JDK's types and ours, and nothing internal. */
class PublicSignaturesTest {

  /** An application may bring a client that it has set up by itself. */
  private static final Set<String> FOREIGN =
      Set.of("software.amazon.awssdk.services.s3.S3Client in S3Connection.of");

  @Test
  void publicMembers_ofPublicClasses_mentionTheJdkAndUsOnly() {
    codeUnits()
        .that(DescribedPredicate.describe("are seen by users", PublicSignaturesTest::isSeenByUsers))
        .should(mentionTheJdkAndUsOnly())
        .check(Library.CLASSES);
  }

  private static boolean isSeenByUsers(JavaCodeUnit member) {
    boolean isOpen =
        member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED);
    return isOpen && isSeenByUsers(member.getOwner());
  }

  private static boolean isSeenByUsers(JavaClass owner) {
    return owner.getModifiers().contains(JavaModifier.PUBLIC)
        && !isInternal(owner)
        && owner.getEnclosingClass().map(PublicSignaturesTest::isSeenByUsers).orElse(true);
  }

  private static boolean isInternal(JavaClass type) {
    return (type.getPackageName() + ".").contains(".internal.");
  }

  private static ArchCondition<JavaCodeUnit> mentionTheJdkAndUsOnly() {
    return new ArchCondition<>("mention only types of the JDK and of the public API") {
      @Override
      public void check(JavaCodeUnit member, ConditionEvents events) {
        for (JavaClass type : mentioned(member)) {
          String place = type.getName() + " in " + member.getOwner().getSimpleName();
          if (!isAllowed(type) && !FOREIGN.contains(place + "." + member.getName())) {
            events.add(
                SimpleConditionEvent.violated(
                    member, member.getFullName() + " mentions " + type.getName()));
          }
        }
      }
    };
  }

  private static List<JavaClass> mentioned(JavaCodeUnit member) {
    return Stream.concat(
            member.getAllInvolvedRawTypes().stream(), member.getExceptionTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .toList();
  }

  private static boolean isAllowed(JavaClass type) {
    String name = type.getPackageName();
    boolean isOurs = Library.MODULES.stream().anyMatch(name::startsWith) && !isInternal(type);
    return isOurs
        || type.isPrimitive()
        || name.startsWith("java.")
        || name.startsWith("javax.security.auth");
  }
}
