package mho.networks.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Runs the instructions of a Python pickle as far as dictionaries of plain values need them, protocols 2 to 5. It can call
 * nothing by itself: what stands for classes, calls and objects kept elsewhere is asked of a {@link World}. An instruction
 * that is not known ends the reading, and none takes more memory than its own bytes account for.
 *
 * <p>Reference: Python 3 library, module {@code pickletools}, list of instructions.
 */
final class Pickle {
    /** What a pickle's names stand for. */
    interface World {
        /** Returns the object that a call of a named class or function makes. */
        Object call(Global callable, List<Object> arguments);

        /** Returns the object of a persistent identity. */
        Object persistent(Object identity);
    }

    /** A class or function by name. */
    record Global(String name) {}

    /** A tuple; compared by identity like all that may hold itself. */
    static final class Tuple {
        private final List<Object> values;

        Tuple(List<Object> values) {
            this.values = values;
        }

        List<Object> values() {
            return values;
        }
    }

    /** Python's None. */
    enum None {
        NONE
    }

    private static final int DEEPEST = 1000;

    private final ByteBuffer in;
    private final World world;
    private final Deque<List<Object>> outer = new ArrayDeque<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private List<Object> stack = new ArrayList<>();

    Pickle(ByteBuffer in, World world) {
        this.in = in.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.world = world;
    }

    /** Runs the pickle and returns what it makes. */
    Object load() {
        while (true) {
            int instruction = number(1);
            if (instruction == '.') {
                return pop();
            }
            run(instruction);
        }
    }

    private void run(int instruction) {
        switch (instruction) {
            case 0x80 -> protocol(number(1));
            case 0x95 -> skipFrame();
            case '(' -> mark();
            case '0' -> pop();
            case '1' -> stack = marked();
            case '2' -> push(top());
            case 'N' -> push(None.NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'c' -> push(new Global(line() + "." + line()));
            case 0x93 -> stackGlobal();
            case 'R', 0x81 -> reduce();
            case 'Q' -> push(world.persistent(pop()));
            case 'b' -> build();
            default -> runData(instruction);
        }
    }

    private void runData(int instruction) {
        switch (instruction) {
            case 'K' -> push((long) number(1));
            case 'M' -> push((long) number(2));
            case 'J' -> push((long) number(4));
            case 0x8a -> push(longOf(number(1)));
            case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(bits())));
            case 'X' -> push(text(length(number(4))));
            case 0x8c -> push(text(number(1)));
            case 0x8d -> push(text(length(bits())));
            case 'q' -> memo.put(number(1), top());
            case 'r' -> memo.put(number(4), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'h' -> push(remembered(number(1)));
            case 'j' -> push(remembered(number(4)));
            default -> runCollection(instruction);
        }
    }

    private void runCollection(int instruction) {
        switch (instruction) {
            case ')' -> push(new Tuple(List.of()));
            case 't' -> push(closed(collected -> new Tuple(collected)));
            case 0x85 -> push(new Tuple(popped(1)));
            case 0x86 -> push(new Tuple(popped(2)));
            case 0x87 -> push(new Tuple(popped(3)));
            case ']' -> push(new PythonList());
            case 'l' -> push(closed(PythonList::new));
            case 'a' -> append(popped(1));
            case 'e' -> append(closed(items -> items));
            case '}' -> push(new PythonDict());
            case 'd' -> push(closed(items -> put(new PythonDict(), items)));
            case 's' -> {
                List<Object> item = popped(2);
                put(top(), item);
            }
            case 'u' -> {
                List<Object> items = closed(marked -> marked);
                put(top(), items);
            }
            default ->
                throw new InvalidFileException(
                        "must be a pickle of plain values, but has the instruction 0x%02X".formatted(instruction));
        }
    }

    /** A list, by identity. */
    static final class PythonList {
        private final List<Object> values = new ArrayList<>();

        PythonList() {}

        PythonList(List<Object> values) {
            this.values.addAll(values);
        }
    }

    /** A dictionary, by identity; its keys are texts and numbers. */
    static final class PythonDict {
        private final Map<Object, Object> values = new LinkedHashMap<>();

        Map<Object, Object> values() {
            return values;
        }
    }

    private static void protocol(int version) {
        if (version < 2 || version > 5) {
            throw new InvalidFileException("must be a pickle of protocol 2 to 5, but is of protocol " + version);
        }
    }

    private void skipFrame() {
        if (bits() < 0) {
            throw new InvalidFileException("must be a whole pickle, but has a frame of a negative length");
        }
    }

    private void mark() {
        if (outer.size() == DEEPEST) {
            throw new InvalidFileException(
                    "must be a pickle of plain values, but nests more than %d deep".formatted(DEEPEST));
        }
        outer.push(stack);
        stack = new ArrayList<>();
    }

    /** Ends what began with a mark and returns what came before it. */
    private List<Object> marked() {
        if (outer.isEmpty()) {
            throw new InvalidFileException("must be a whole pickle, but ends a list that it did not begin");
        }
        return outer.pop();
    }

    private <T> T closed(Function<List<Object>, T> law) {
        List<Object> items = stack;
        stack = marked();
        return law.apply(items);
    }

    private void stackGlobal() {
        List<Object> names = popped(2);
        if (!(names.get(0) instanceof String module && names.get(1) instanceof String name)) {
            throw unexpected("names of a class", names.get(0));
        }
        push(new Global(module + "." + name));
    }

    private void reduce() {
        List<Object> call = popped(2);
        if (!(call.get(0) instanceof Global callable)) {
            throw unexpected("a function to call", call.get(0));
        }
        if (!(call.get(1) instanceof Tuple arguments)) {
            throw unexpected("a tuple of arguments", call.get(1));
        }
        push(world.call(callable, arguments.values));
    }

    /** Dictionaries may be given attributes, which say nothing that matters here; nothing else is built. */
    private void build() {
        pop();
        if (!(top() instanceof PythonDict)) {
            throw unexpected("a dictionary to give attributes to", top());
        }
    }

    private void append(List<Object> items) {
        if (!(top() instanceof PythonList list)) {
            throw unexpected("a list to append to", top());
        }
        list.values.addAll(items);
    }

    static PythonDict put(Object dictionary, List<Object> items) {
        if (!(dictionary instanceof PythonDict dict)) {
            throw unexpected("a dictionary to put into", dictionary);
        }
        if (items.size() % 2 != 0) {
            throw new InvalidFileException("must be a whole pickle, but has a key without a value");
        }
        for (int k = 0; k < items.size(); k += 2) {
            Object key = items.get(k);
            if (!(key instanceof String || key instanceof Long || key instanceof Boolean || key instanceof Double)) {
                throw unexpected("a key that is a text or a number", key);
            }
            dict.values.put(key, items.get(k + 1));
        }
        return dict;
    }

    /** Returns the values of a tuple or list. */
    static List<Object> sequence(Object value) {
        if (value instanceof Tuple tuple) {
            return tuple.values;
        }
        if (value instanceof PythonList list) {
            return list.values;
        }
        throw unexpected("a tuple or a list", value);
    }

    static InvalidFileException unexpected(String due, Object found) {
        return new InvalidFileException("must be a pickle with %s where one is due, but has %s"
                .formatted(
                        due,
                        found instanceof Global global
                                ? global.name
                                : found.getClass().getSimpleName()));
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object pop() {
        return popped(1).get(0);
    }

    private Object top() {
        if (stack.isEmpty()) {
            throw new InvalidFileException("must be a whole pickle, but uses a value that it did not make");
        }
        return stack.get(stack.size() - 1);
    }

    private List<Object> popped(int count) {
        if (stack.size() < count) {
            throw new InvalidFileException("must be a whole pickle, but uses a value that it did not make");
        }
        List<Object> last = stack.subList(stack.size() - count, stack.size());
        List<Object> values = new ArrayList<>(last);
        last.clear();
        return values;
    }

    private Object remembered(int place) {
        Object value = memo.get(place);
        if (value == null) {
            throw new InvalidFileException("must be a whole pickle, but recalls a value that it did not make");
        }
        return value;
    }

    private void require(int bytes) {
        if (in.remaining() < bytes) {
            throw new InvalidFileException("must be a whole pickle, but ends too early");
        }
    }

    private int number(int bytes) {
        require(bytes);
        return switch (bytes) {
            case 1 -> Byte.toUnsignedInt(in.get());
            case 2 -> Short.toUnsignedInt(in.getShort());
            default -> in.getInt();
        };
    }

    private long bits() {
        require(Long.BYTES);
        return in.getLong();
    }

    /** An integer of any length; more than 8 bytes are none of this program's numbers. */
    private long longOf(int bytes) {
        if (bytes > Long.BYTES) {
            throw new InvalidFileException("must hold integers of at most 8 bytes, but one has " + bytes);
        }
        require(bytes);
        long value = 0;
        for (int k = 0; k < bytes; k++) {
            long part = k == bytes - 1 ? in.get() : Byte.toUnsignedLong(in.get());
            value |= part << (8 * k);
        }
        return value;
    }

    private static int length(long bytes) {
        if (bytes < 0 || bytes > Integer.MAX_VALUE) {
            throw new InvalidFileException("must be a whole pickle, but has a text of an impossible length");
        }
        return (int) bytes;
    }

    private String text(int bytes) {
        require(bytes);
        ByteBuffer part = in.slice(in.position(), bytes);
        in.position(in.position() + bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidFileException("must be a pickle of UTF-8 texts, but one is not", e);
        }
    }

    private String line() {
        int from = in.position();
        while (number(1) != '\n') {
            // looks for the end of the line
        }
        return StandardCharsets.ISO_8859_1
                .decode(in.slice(from, in.position() - 1 - from))
                .toString();
    }
}
