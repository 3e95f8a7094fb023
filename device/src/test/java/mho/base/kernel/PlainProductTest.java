package mho.base.kernel;

class PlainProductTest implements MatrixProductContract {
    @Override
    public MatrixProduct product() {
        return MatrixProduct.select(Kernel.PLAIN);
    }
}
