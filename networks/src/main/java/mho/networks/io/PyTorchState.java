package mho.networks.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A state dict that PyTorch saved: a zip file with a pickle that names tensors, and their numbers beside it. Only the names
 * that plain tensors need are understood; any other class is refused by its name, and none is ever run.
 *
 * <p>A tensor is a view of a storage, with an offset and strides; several may share one. A dictionary that holds the state
 * dict beside other things, as training checkpoints do, is searched one level deep.
 *
 * <p>Reference: PyTorch, {@code torch/serialization.py} and {@code torch/_utils.py}, versions 1.6 to 2.
 */
public final class PyTorchState {
    private static final String RESAVE = "In PyTorch: torch.save(model.state_dict(), path)";
    private static final String PICKLE = "/data.pkl";
    /** Storages may be shared, but a file cannot ask for many times its own size. */
    private static final int LARGEST_GROWTH = 16;

    private static final int FREE_GROWTH = 1 << 20;
    /** Some hundred bytes a tensor, and objects in memory are larger than their text. */
    private static final int LONGEST_PICKLE = 4 << 20;

    private static final List<String> USUAL_KEYS = List.of("state_dict", "model_state_dict", "model");

    private static final Map<String, ElementType> STORAGES = Map.of(
            "torch.DoubleStorage", ElementType.F64,
            "torch.FloatStorage", ElementType.F32,
            "torch.HalfStorage", ElementType.F16,
            "torch.BFloat16Storage", ElementType.BF16,
            "torch.LongStorage", ElementType.I64,
            "torch.IntStorage", ElementType.I32,
            "torch.ShortStorage", ElementType.I16,
            "torch.CharStorage", ElementType.I8,
            "torch.ByteStorage", ElementType.U8,
            "torch.BoolStorage", ElementType.BOOL);

    private PyTorchState() {}

    /**
     * Reads all tensors.
     *
     * @throws InvalidFileException if the bytes are no such file, or a number is not finite
     */
    public static StoredTensors read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Integer.MAX_VALUE - 8);
        if (!ZipContents.isZip(bytes)) {
            throw new InvalidFileException(
                    isOld(bytes)
                            ? "must be saved by PyTorch 1.6 or newer, but has the older format. "
                                    + "In PyTorch: torch.save(torch.load(path), path)"
                            : "must be a zip file as torch.save writes it, but is none. " + RESAVE);
        }
        return new Archive(ZipContents.of(bytes)).read();
    }

    /** The pickled number 0x1950a86a20f9469cfc6c that older files begin with. */
    private static boolean isOld(byte[] bytes) {
        byte[] magic = {(byte) 0x80, 2, (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9};
        return bytes.length > magic.length
                && ByteBuffer.wrap(bytes, 0, magic.length).equals(ByteBuffer.wrap(magic));
    }

    /** Numbers beside the pickle. */
    private record Storage(ElementType type, String key, long count) {}

    /** A view of a storage. */
    private record View(Storage storage, long offset, List<Long> shape, List<Long> strides) {
        long count() {
            long count = 1;
            for (long size : shape) {
                count = Math.min(count * size, Integer.MAX_VALUE);
            }
            return count;
        }
    }

    /** One file. */
    private static final class Archive implements Pickle.World {
        private final ZipContents zip;
        private final String folder;
        private final Map<String, ByteBuffer> storages = new HashMap<>();

        Archive(ZipContents zip) {
            this.zip = zip;
            String pickle = zip.names().stream()
                    .filter(name -> name.endsWith(PICKLE))
                    .findFirst()
                    .orElseThrow(() -> new InvalidFileException(
                            "must hold NAME/data.pkl as torch.save writes it, but has no such entry. " + RESAVE));
            this.folder = pickle.substring(0, pickle.length() - PICKLE.length() + 1);
        }

        StoredTensors read() {
            requireLittleEndian();
            ByteBuffer pickle = zip.content(folder + PICKLE.substring(1));
            if (pickle.remaining() > LONGEST_PICKLE) {
                throw new InvalidFileException("must describe its tensors in at most %d bytes, but takes %d"
                        .formatted(LONGEST_PICKLE, pickle.remaining()));
            }
            Object root = new Pickle(pickle, this).load();
            if (!(root instanceof Pickle.PythonDict dict)) {
                throw new InvalidFileException("must hold a state dict, but holds a %s. %s"
                        .formatted(root instanceof View ? "single tensor" : "value of another kind", RESAVE));
            }
            Map<String, View> views = stateDict(dict);
            requireModest(views);
            Map<String, StoredTensor> tensors = new LinkedHashMap<>();
            views.forEach((name, view) -> tensors.put(name, materialised(name, view)));
            return new StoredTensors(tensors);
        }

        private void requireLittleEndian() {
            String entry = folder + "byteorder";
            if (zip.names().contains(entry)
                    && !StandardCharsets.US_ASCII
                            .decode(zip.content(entry))
                            .toString()
                            .equals("little")) {
                throw new InvalidFileException("must hold little-endian numbers, but says another byte order");
            }
        }

        private static Map<String, View> stateDict(Pickle.PythonDict root) {
            Map<String, View> own = views(root);
            if (!own.isEmpty()) {
                return own;
            }
            Map<String, Map<String, View>> found = new LinkedHashMap<>();
            root.values().forEach((key, value) -> {
                if (value instanceof Pickle.PythonDict inner && !views(inner).isEmpty()) {
                    found.put(String.valueOf(key), views(inner));
                }
            });
            if (found.size() == 1) {
                return found.values().iterator().next();
            }
            return USUAL_KEYS.stream()
                    .filter(found::containsKey)
                    .findFirst()
                    .map(found::get)
                    .orElseThrow(() -> new InvalidFileException("must hold one state dict of tensors, but has %s. %s"
                            .formatted(found.isEmpty() ? "none" : "those of " + found.keySet(), RESAVE)));
        }

        private static Map<String, View> views(Pickle.PythonDict dict) {
            Map<String, View> views = new LinkedHashMap<>();
            dict.values().forEach((key, value) -> {
                if (key instanceof String name && value instanceof View view) {
                    views.put(name, view);
                }
            });
            return views;
        }

        private void requireModest(Map<String, View> views) {
            long bytes = 0;
            for (View view : views.values()) {
                bytes += view.count() * view.storage.type.bytes();
            }
            if (bytes > (long) LARGEST_GROWTH * zip.fileLength() + FREE_GROWTH) {
                throw new InvalidFileException(
                        "must not hold tensors of more than %d times its own %d bytes, but they have %d or more"
                                .formatted(LARGEST_GROWTH, zip.fileLength(), bytes));
            }
        }

        private StoredTensor materialised(String name, View view) {
            ByteBuffer numbers = storages.computeIfAbsent(view.storage.key, key -> zip.content(folder + "data/" + key));
            numbers.rewind();
            ElementType type = view.storage.type;
            long held = numbers.remaining() / type.bytes();
            if (numbers.remaining() != view.storage.count * type.bytes()) {
                throw new InvalidFileException("must hold %d numbers of type %s for tensor \"%s\", but has %d bytes"
                        .formatted(view.storage.count, type, name, numbers.remaining()));
            }
            List<Integer> shape = new ArrayList<>();
            long last = view.offset;
            for (int axis = 0; axis < view.shape.size(); axis++) {
                long size = view.shape.get(axis);
                shape.add((int) size);
                last += Math.max(0, size - 1) * view.strides.get(axis);
            }
            if (view.count() > 0 && last >= held) {
                throw new InvalidFileException(
                        "must keep tensor \"%s\" within its storage, but shape %s with strides %s from %d on needs %d of %d numbers"
                                .formatted(name, view.shape, view.strides, view.offset, last + 1, held));
            }
            double[] values = new double[(int) view.count()];
            for (int k = 0; k < values.length; k++) {
                numbers.position((int) place(view, k) * type.bytes());
                values[k] = read(name, type, numbers);
            }
            return StoredTensor.adopting(type, shape, values).requireFinite(name);
        }

        private static double read(String name, ElementType type, ByteBuffer numbers) {
            try {
                return type.read(numbers);
            } catch (InvalidFileException e) {
                throw new InvalidFileException("%s (tensor \"%s\")".formatted(e.getMessage(), name), e);
            }
        }

        /** Where the k-th number of a view stands in its storage. */
        private static long place(View view, int k) {
            long place = view.offset;
            long rest = k;
            for (int axis = view.shape.size() - 1; axis >= 0; axis--) {
                long size = view.shape.get(axis);
                place += rest % size * view.strides.get(axis);
                rest /= size;
            }
            return place;
        }

        @Override
        public Object call(Pickle.Global callable, List<Object> arguments) {
            return switch (callable.name()) {
                case "collections.OrderedDict" -> ordered(arguments);
                case "torch._utils._rebuild_tensor_v2" -> view(arguments);
                case "torch._utils._rebuild_parameter" -> arguments.isEmpty() ? Pickle.None.NONE : arguments.get(0);
                case "torch._utils._rebuild_qtensor" ->
                    throw new InvalidFileException("must hold plain tensors, but holds a quantised one "
                            + "(torch._utils._rebuild_qtensor). In PyTorch: save it after tensor.dequantize()");
                default -> throw foreign(callable);
            };
        }

        private static InvalidFileException foreign(Pickle.Global callable) {
            return new InvalidFileException("must hold a state dict of plain tensors, but holds an object of %s. %s"
                    .formatted(callable.name(), RESAVE));
        }

        /** A list could be recalled any number of times, each time at the cost of a few bytes in the file. */
        private static Pickle.PythonDict ordered(List<Object> arguments) {
            if (!arguments.isEmpty()) {
                throw new InvalidFileException(
                        "must make its dictionaries empty and then fill them, but makes one of a list. " + RESAVE);
            }
            return new Pickle.PythonDict();
        }

        private static View view(List<Object> arguments) {
            if (arguments.size() < 4 || !(arguments.get(0) instanceof Storage storage)) {
                throw new InvalidFileException("must hold tensors as torch.save writes them, but one has no storage");
            }
            long offset = whole(arguments.get(1));
            List<Long> shape = Pickle.sequence(arguments.get(2)).stream()
                    .map(Archive::whole)
                    .toList();
            List<Long> strides = Pickle.sequence(arguments.get(3)).stream()
                    .map(Archive::whole)
                    .toList();
            if (shape.size() != strides.size() || shape.size() > 64) {
                throw new InvalidFileException("must hold tensors with a stride for each size, but one has %d and %d"
                        .formatted(strides.size(), shape.size()));
            }
            return new View(storage, offset, shape, strides);
        }

        /** Sizes, strides and offsets are never negative, and so small that products of two do not overflow. */
        private static long whole(Object value) {
            if (!(value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE)) {
                throw new InvalidFileException("must hold tensors of sizes from 0 to %d, but one is %s"
                        .formatted(Integer.MAX_VALUE, value instanceof Long number ? number : "no number"));
            }
            return number;
        }

        @Override
        public Object persistent(Object identity) {
            List<Object> parts = Pickle.sequence(identity);
            if (parts.size() < 5
                    || !"storage".equals(parts.get(0))
                    || !(parts.get(1) instanceof Pickle.Global kind)
                    || !(parts.get(2) instanceof String key)) {
                throw new InvalidFileException("must keep its numbers in storages, but names something else");
            }
            ElementType type = STORAGES.get(kind.name());
            if (type == null) {
                throw new InvalidFileException("must hold numbers of a type among %s, but holds %s"
                        .formatted(STORAGES.keySet().stream().sorted().toList(), kind.name()));
            }
            return new Storage(type, key, whole(parts.get(4)));
        }
    }
}
