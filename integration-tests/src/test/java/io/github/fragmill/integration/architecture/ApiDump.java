package io.github.fragmill.integration.architecture;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What users see of a type, a line for the type and one for each member: name, parameters,
 * modifiers, type, exceptions. Names of the library's types begin with their module, those of the
 * JDK's have no package.
 */
final class ApiDump {

  /** Its space sorts a type before its members. */
  private static final String SEPARATOR = " : ";

  private final Class<?> type;
  private final SortedSet<String> lines = new TreeSet<>();

  private ApiDump(Class<?> type) {
    this.type = type;
  }

  /** Returns the lines of those of some types that users see, sorted. */
  static SortedSet<String> of(Stream<Class<?>> types) {
    SortedSet<String> lines = new TreeSet<>();
    types.filter(ApiDump::isSeen).forEach(it -> lines.addAll(new ApiDump(it).lines()));
    return lines;
  }

  private static boolean isSeen(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return isOpen(type.getModifiers())
        && !(type.getPackageName() + ".").contains(".internal.")
        && (outer == null || isSeen(outer));
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private SortedSet<String> lines() {
    lines.add(name(type) + SEPARATOR + declaration());
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      add(constructor, parameters(".new", constructor), "");
    }
    // A superclass that users do not see gives its members to the subclasses that they see.
    Class<?> owner = type;
    do {
      for (Field field : owner.getDeclaredFields()) {
        add(field, "." + field.getName(), name(field.getGenericType()));
      }
      for (Method method : owner.getDeclaredMethods()) {
        if (!isInEachType(method)) {
          String result = typeParameters(method) + name(method.getGenericReturnType());
          add(method, parameters("." + method.getName(), method), result);
        }
      }
      owner = owner.getSuperclass();
    } while (owner != null && owner != Object.class && !isSeen(owner));
    return lines;
  }

  private <M extends Member & AnnotatedElement> void add(M member, String name, String result) {
    String thrown =
        member instanceof Executable it ? names(" throws ", it.getGenericExceptionTypes()) : "";
    if (isOpen(member.getModifiers()) && !member.isSynthetic()) {
      String deprecated = member.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
      String said = (deprecated + modifiers(member) + result).trim() + thrown;
      lines.add(name(type) + name + (said.isEmpty() ? "" : SEPARATOR + said.trim()));
    }
  }

  private static boolean isInEachType(Method method) {
    boolean isOfObject =
        Arrays.stream(Object.class.getMethods())
            .anyMatch(
                it ->
                    it.getName().equals(method.getName())
                        && Arrays.equals(it.getParameterTypes(), method.getParameterTypes()));
    boolean isOfEnum =
        method.getDeclaringClass().isEnum()
            && List.of("values", "valueOf").contains(method.getName());
    return isOfObject || isOfEnum;
  }

  private String declaration() {
    String kind =
        type.isAnnotation()
            ? "@interface"
            : type.isInterface()
                ? "interface"
                : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    boolean isImplied = type.isInterface() || type.isEnum() || type.isRecord();
    String modifiers =
        isImplied ? "" : words(type.getModifiers() & (Modifier.ABSTRACT | Modifier.FINAL));
    String sealed = type.isSealed() ? "sealed " : "";
    String deprecated = type.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    Type parent = type.getGenericSuperclass();
    String extended =
        parent == null || parent == Object.class || isImplied ? "" : " extends " + name(parent);
    return (deprecated + sealed + modifiers + kind + " " + typeParameters(type)).trim()
        + extended
        + names(type.isInterface() ? " extends " : " implements ", type.getGenericInterfaces());
  }

  private static String modifiers(Member member) {
    boolean ofInterface = member.getDeclaringClass().isInterface();
    int notSaid = Modifier.PUBLIC | Modifier.SYNCHRONIZED | Modifier.NATIVE | Modifier.STRICT;
    // The bits of what is volatile or transient mean bridges and varargs where a method has them.
    int ofMethods = member instanceof Executable ? Modifier.VOLATILE | Modifier.TRANSIENT : 0;
    String standard = member instanceof Method it && it.isDefault() ? "default " : "";
    int ofInterfaces =
        ofInterface && member instanceof Field ? Modifier.STATIC | Modifier.FINAL : 0;
    return standard + words(member.getModifiers() & ~notSaid & ~ofMethods & ~ofInterfaces);
  }

  private static String words(int modifiers) {
    return modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
  }

  private static String parameters(String name, Executable of) {
    String parameters =
        Arrays.stream(of.getGenericParameterTypes()).map(ApiDump::name).collect(joining(", "));
    return name
        + "("
        + (of.isVarArgs() ? parameters.replaceFirst("\\[]$", "...") : parameters)
        + ")";
  }

  private static String names(String word, Type... types) {
    return types.length == 0
        ? ""
        : Arrays.stream(types).map(ApiDump::name).sorted().collect(joining(", ", word, ""));
  }

  private static String typeParameters(GenericDeclaration of) {
    return of.getTypeParameters().length == 0
        ? ""
        : Arrays.stream(of.getTypeParameters())
            .map(ApiDump::typeParameter)
            .collect(joining(", ", "<", "> "));
  }

  private static String typeParameter(TypeVariable<?> parameter) {
    String bounds =
        Arrays.stream(parameter.getBounds())
            .filter(it -> it != Object.class)
            .map(ApiDump::name)
            .collect(joining(" & "));
    return parameter.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  private static String name(Type type) {
    return type.getTypeName()
        .replace('$', '.')
        .replace("io.github.fragmill.", "")
        .replaceAll("\\bjavax?(?:\\.[a-z0-9]+)+\\.(?=[A-Z])", "");
  }
}
