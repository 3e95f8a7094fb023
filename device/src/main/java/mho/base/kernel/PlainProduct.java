package mho.base.kernel;

/** The product in plain Java, written in the forms that the C2 compiler of JDK 17 and later vectorises. */
final class PlainProduct implements MatrixProduct {
    static final MatrixProduct SHARED = new PlainProduct();

    private PlainProduct() {}

    @Override
    public void multiply(Shape shape, float[] x, float[] w, float[] y) {
        shape.check(x.length, w.length, y.length);
        new PlainFloats(shape, x, w, shape.columns(), y).compute();
    }

    @Override
    public void multiply(int rows, float[] x, PackedMatrix w, float[] y) {
        Shape shape = w.shape(rows, x.length, y.length);
        new PlainFloats(shape, x, w.values(), PackedMatrix.WIDTH, y).compute();
    }

    @Override
    public void multiply(Shape shape, double[] x, double[] w, double[] y) {
        shape.check(x.length, w.length, y.length);
        new PlainDoubles(shape, x, Strides.ofRows(shape), w, shape.columns(), y).compute();
    }

    @Override
    public void multiply(int rows, double[] x, PackedDoubles w, double[] y) {
        Shape shape = w.shape(rows, x.length, y.length);
        new PlainDoubles(shape, x, Strides.ofRows(shape), w.values(), PackedDoubles.WIDTH, y).compute();
    }

    @Override
    public void multiplyTransposed(Shape shape, double[] x, double[] w, double[] y) {
        shape.check(x.length, w.length, y.length);
        new PlainDoubles(shape, x, Strides.ofTransposed(shape), w, shape.columns(), y).compute();
    }

    @Override
    public String name() {
        return "plain";
    }
}
