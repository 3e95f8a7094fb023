package mho.base.kernel;

class VectorProductTest implements MatrixProductContract {
    @Override
    public MatrixProduct product() {
        return MatrixProduct.select(Kernel.VECTOR);
    }
}
