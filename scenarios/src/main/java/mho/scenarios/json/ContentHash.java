package mho.scenarios.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The SHA-256 of what values say in JSON, as a Merkle tree, so that of a document that changed in one place only the way to that
 * place is hashed anew:
 *
 * <pre>
 *   h(object) = SHA-256 of  {"key":h(value),…}   keys in the order of the resolved document
 *   h(list)   = SHA-256 of  [h(value),…]
 *   h(other)  = its JSON text
 * </pre>
 *
 * <p>The hash of an object or a list within another stands there as 64 lower-case hexadecimal digits without quotes. Safe for use by
 * several threads.
 */
public final class ContentHash {
    /** Texts of quantities that are kept; numbers repeat from point to point. */
    private static final int MOST_TEXTS = 10_000;

    private static final byte[] NOTHING = {};
    private static final byte[] COMMA = {','};
    private static final byte[] END = {'}'};

    private final JsonBinder binder;
    private final RecordPlan.Cache plans;
    private final Map<Scalar, byte[]> texts = new ConcurrentHashMap<>();
    private final IdentityHashMap<Object, byte[]> plain = new IdentityHashMap<>();
    private final IdentityHashMap<Object, byte[]> kinded = new IdentityHashMap<>();

    /** Whether values are still being remembered; later ones are only looked up, so that threads need no lock. */
    private boolean learning;

    /** @param binder knows the forms of types */
    public ContentHash(JsonBinder binder) {
        this.binder = binder;
        this.plans = new RecordPlan.Cache(binder);
    }

    /** Whether an object says which kind of thing it is, or its place does. */
    private enum Kind {
        SAID,
        KNOWN
    }

    /** A number or text in a form; forms are compared by identity, which is quick, and each is made once. */
    private record Scalar(Form form, Object value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Scalar scalar && scalar.form == form && scalar.value.equals(value);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(form) + value.hashCode();
        }
    }

    /**
     * Remembers the hashes of a value and of all its parts, by identity. To be called before other threads use this.
     *
     * @return the hash of the value
     */
    public String remember(Object value, Class<?> type) {
        learning = true;
        try {
            return of(value, type);
        } finally {
            learning = false;
        }
    }

    /** Returns the hash of a value that stands where a type is due, in hexadecimal. */
    public String of(Object value, Class<?> type) {
        return new String(hash(binder.form(type), value), StandardCharsets.US_ASCII);
    }

    /** Returns the hash of some components of a record, as of an object that has only these. */
    public String of(Record value, List<String> components) {
        RecordPlan plan = plans.of(value.getClass());
        Bytes bytes = new Bytes('{');
        for (String component : components) {
            int c = plan.names().indexOf(component);
            bytes.add(component.equals(components.get(0)) ? NOTHING : COMMA).add(plan.keys()[c]);
            bytes.add(hash(plan.forms()[c], plan.value(c, value)));
        }
        return new String(digest(bytes.add(END).all()), StandardCharsets.US_ASCII);
    }

    /** Returns the hash of texts and hashes in turn, as of an object with these keys. */
    public static String object(List<String> keysAndHashes) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < keysAndHashes.size(); i += 2) {
            text.append(i == 0 ? "\"" : ",\"")
                    .append(keysAndHashes.get(i))
                    .append("\":")
                    .append(keysAndHashes.get(i + 1));
        }
        return new String(
                digest(text.append('}').toString().getBytes(StandardCharsets.UTF_8)), StandardCharsets.US_ASCII);
    }

    /** Returns the hash of a JSON value in plain Java; see the package for its types. */
    public static String ofJson(Object json) {
        if (json instanceof Map<?, ?> map) {
            StringBuilder text = new StringBuilder("{");
            map.forEach((key, value) -> {
                text.append(text.length() == 1 ? "" : ",");
                JsonText.quote((String) key, text);
                text.append(':').append(ofJson(value));
            });
            return hashed(text.append('}'));
        }
        if (json instanceof List<?> list) {
            StringBuilder text = new StringBuilder("[");
            list.forEach(value -> text.append(text.length() == 1 ? "" : ",").append(ofJson(value)));
            return hashed(text.append(']'));
        }
        return JsonText.of(json).strip();
    }

    private static String hashed(StringBuilder text) {
        return new String(digest(text.toString().getBytes(StandardCharsets.UTF_8)), StandardCharsets.US_ASCII);
    }

    private byte[] hash(Form form, Object value) {
        if (form instanceof RecordForm) {
            return known(plain, value, () -> hashOf(value, Kind.KNOWN));
        }
        if (form instanceof FamilyForm) {
            return known(kinded, value, () -> hashOf(value, Kind.SAID));
        }
        if (form instanceof ListForm list && value instanceof List<?> values) {
            return known(plain, value, () -> hashOf(list.element(), values));
        }
        if (form instanceof ListForm || form instanceof MapForm || form instanceof AnyForm) {
            return ofJson(form.write(value)).getBytes(StandardCharsets.UTF_8);
        }
        return text(new Scalar(form, value));
    }

    private byte[] known(
            IdentityHashMap<Object, byte[]> hashes, Object value, java.util.function.Supplier<byte[]> hashing) {
        byte[] known = hashes.get(value);
        if (known == null) {
            known = hashing.get();
            if (learning) {
                hashes.put(value, known);
            }
        }
        return known;
    }

    private byte[] text(Scalar scalar) {
        byte[] known = texts.get(scalar);
        if (known == null) {
            known = JsonText.of(scalar.form.write(scalar.value)).strip().getBytes(StandardCharsets.UTF_8);
            if (texts.size() < MOST_TEXTS) {
                texts.put(scalar, known);
            }
        }
        return known;
    }

    private byte[] hashOf(Form element, List<?> values) {
        Bytes bytes = new Bytes('[');
        for (int i = 0; i < values.size(); i++) {
            bytes.add(i == 0 ? NOTHING : COMMA).add(hash(element, values.get(i)));
        }
        return digest(bytes.add(new byte[] {']'}).all());
    }

    private byte[] hashOf(Object value, Kind kind) {
        RecordPlan plan = plans.of(value.getClass());
        Bytes bytes = new Bytes('{');
        if (kind == Kind.SAID) {
            bytes.add(plan.kind());
        }
        for (int c = 0; c < plan.keys().length; c++) {
            bytes.add(c == 0 && kind == Kind.KNOWN ? NOTHING : COMMA).add(plan.keys()[c]);
            bytes.add(hash(plan.forms()[c], plan.value(c, value)));
        }
        return digest(bytes.add(END).all());
    }

    private static byte[] digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes)).getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the SHA-256 of bytes. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Bytes one after the other; open, hence mutable: one thread. */
    private static final class Bytes {
        private byte[] all = new byte[512];
        private int length;

        Bytes(char first) {
            all[length++] = (byte) first;
        }

        Bytes add(byte[] more) {
            if (length + more.length > all.length) {
                all = Arrays.copyOf(all, 2 * (length + more.length));
            }
            System.arraycopy(more, 0, all, length, more.length);
            length += more.length;
            return this;
        }

        byte[] all() {
            return Arrays.copyOf(all, length);
        }
    }
}
