package io.traider.rule;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the compiled classes of a pack may speak to: its own classes, facts and drafts, and the parts of Drools and the JDK
 * that Drools writes into them. A second fence behind {@code RuleGate}: it holds even for a jar that the gate never saw.
 */
final class AllowedCode {

    /** A class, and its members when not all of them are harmless. */
    private static final Map<String, Set<String>> ALLOWED = new HashMap<>();

    static {
        """
        java.lang.Object <init> equals hashCode toString
        java.lang.String equals hashCode compareTo length isEmpty valueOf contains startsWith endsWith
        java.lang.Boolean TYPE TRUE FALSE valueOf booleanValue equals compareTo
        java.lang.Byte TYPE valueOf byteValue
        java.lang.Character TYPE valueOf charValue
        java.lang.Short TYPE valueOf shortValue
        java.lang.Integer TYPE valueOf intValue longValue doubleValue compare compareTo equals
        java.lang.Long TYPE valueOf intValue longValue doubleValue compare compareTo equals
        java.lang.Float TYPE valueOf floatValue doubleValue
        java.lang.Double TYPE valueOf intValue longValue doubleValue compare compareTo equals isNaN isFinite
        java.lang.Number intValue longValue doubleValue
        java.lang.Comparable compareTo
        java.lang.Enum <init> valueOf name ordinal equals compareTo
        java.lang.Math abs max min
        java.lang.System arraycopy
        java.lang.Class
        java.lang.Exception <init>
        java.lang.RuntimeException <init>
        java.lang.IllegalArgumentException <init>
        java.lang.Throwable
        java.lang.NoSuchFieldError
        java.lang.MatchException <init>
        java.lang.Record <init>
        java.lang.CharSequence
        java.io.Serializable
        java.math.BigDecimal <init> add subtract multiply divide negate abs compareTo equals valueOf max min ZERO ONE TEN signum
        java.math.BigInteger <init> valueOf
        java.math.MathContext DECIMAL128
        java.math.RoundingMode HALF_UP HALF_EVEN
        java.util.List add of
        java.util.ArrayList <init> add
        java.util.Collection contains
        java.util.Collections emptyList
        java.util.Arrays asList
        java.util.Locale ENGLISH
        java.time.format.DateTimeFormatter
        java.time.format.DateTimeFormatterBuilder <init> appendPattern parseCaseInsensitive toFormatter
        java.util.function.Supplier get
        java.lang.invoke.LambdaMetafactory metafactory altMetafactory
        java.lang.invoke.StringConcatFactory makeConcatWithConstants
        java.lang.invoke.MethodHandles
        java.lang.invoke.MethodHandles$Lookup
        java.lang.invoke.MethodHandle
        java.lang.invoke.MethodType
        java.lang.invoke.CallSite
        java.lang.invoke.SerializedLambda
        org.drools.model.Drools update
        org.drools.util.DateUtils getDateFormatMask
        """.lines()
                .map(line -> line.split(" "))
                .forEach(words -> ALLOWED.put(words[0], Set.of(Arrays.copyOfRange(words, 1, words.length))));
    }

    /** The language that Drools writes models in; none of it reaches beyond the model. */
    private static final Pattern MODEL = Pattern.compile(String.join(
            "|",
            "org\\.drools\\.model\\.(?!Drools$)\\w+(\\$\\w+)?",
            "org\\.drools\\.model\\.(bitmask|consequences|view)\\.\\w+(\\$\\w+)?",
            "org\\.drools\\.model\\.functions\\.(Block|Function|Predicate)\\d+",
            "org\\.drools\\.model\\.functions\\.(HashedExpression|PredicateInformation)",
            "org\\.drools\\.model\\.functions\\.accumulate\\.AccumulateFunction",
            "org\\.drools\\.model\\.impl\\.RuleBuilder",
            "org\\.drools\\.model\\.operators\\.(In|Contains|Excludes|StringStartsWith|StringEndsWith)Operator",
            "org\\.drools\\.modelcompiler\\.(dsl\\.pattern\\.D|util\\.EvaluationUtil)",
            "org\\.drools\\.core\\.base\\.accumulators\\.\\w*(Sum|Min|Max|Average|Count)AccumulateFunction"));

    /** Facts, drafts, and the values that facts consist of. */
    private static final Pattern FACTS = Pattern.compile(String.join(
            "|",
            "rules\\.[\\w.$]+",
            "io\\.traider\\.rule\\.fact\\.[A-Z]\\w*(\\$\\w+)?",
            "io\\.traider\\.rule\\.(Holding|Pair|StrategyParameters|Thresholds)(\\$\\w+)?",
            "io\\.traider\\.domain\\.[A-Z]\\w*(\\$\\w+)?"));

    private AllowedCode() {}

    /**
     * Looks at every class and member that a compiled class names.
     *
     * @throws IllegalArgumentException when it names one that a rule has no business with
     */
    static void check(String pack, byte[] code) {
        for (PoolEntry entry : pool(pack, code)) {
            switch (entry) {
                case ClassEntry named -> named(pack, named);
                case MemberRefEntry member -> member(pack, member);
                default -> {}
            }
        }
    }

    private static ConstantPool pool(String pack, byte[] code) {
        try {
            return ClassFile.of().parse(code).constantPool();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("rule pack " + pack + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** Whether a class of this name may be loaded for a pack. */
    static boolean loads(String name) {
        return ALLOWED.containsKey(name)
                || FACTS.matcher(name).matches()
                || MODEL.matcher(name).matches();
    }

    private static void named(String pack, ClassEntry entry) {
        String name = name(entry);
        if (!name.isEmpty() && !loads(name)) {
            throw refused(pack, name);
        }
    }

    private static void member(String pack, MemberRefEntry entry) {
        String owner = name(entry.owner());
        Set<String> members = ALLOWED.get(owner);
        if (members != null && !members.contains(entry.name().stringValue())) {
            throw refused(pack, owner + "." + entry.name().stringValue());
        }
    }

    /** The class, or what an array is of; empty for primitives. Methods of arrays are those of an object. */
    private static String name(ClassEntry entry) {
        String name = entry.asInternalName();
        if (name.startsWith("[")) {
            String of = name.replaceFirst("^\\[+", "");
            return of.startsWith("L") ? of.substring(1, of.length() - 1).replace('/', '.') : "";
        }
        return name.replace('/', '.');
    }

    private static IllegalArgumentException refused(String pack, String what) {
        return new IllegalArgumentException("rule pack " + pack + " would use " + what
                + ", which rules may not. Maybe it was not built from a text that the gate let through");
    }
}
