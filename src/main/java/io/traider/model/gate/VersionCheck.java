package io.traider.model.gate;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import java.util.HashSet;
import java.util.Set;

/** Whether a model is written for a version of ONNX that is run here. */
final class VersionCheck {

    private VersionCheck() {}

    static void check(ModelProto model, Findings findings) {
        range("ir_version", model.getIrVersion(), Limits.IR_LEAST, Limits.IR_MOST, findings);
        Set<String> domains = new HashSet<>();
        for (OperatorSetIdProto opset : model.getOpsetImportList()) {
            String domain = domain(opset.getDomain());
            String where = "opset_import '" + opset.getDomain() + "'";
            if (!domains.add(domain)) {
                findings.add(where, "the domain is imported twice", opset.getDomain());
            } else if (domain.isEmpty()) {
                range(where, opset.getVersion(), Limits.OPSET_LEAST, Limits.OPSET_MOST, findings);
            } else if (domain.equals(Operator.ML)) {
                range(where, opset.getVersion(), Limits.ML_LEAST, Limits.ML_MOST, findings);
            } else {
                findings.add(
                        where,
                        "domain '" + opset.getDomain() + "' is not allowed",
                        opset.getDomain(),
                        "Maybe export with the operators of ai.onnx and ai.onnx.ml alone");
            }
        }
        if (domains.isEmpty()) {
            findings.add("opset_import", "no operator set is imported", "");
        }
    }

    private static void range(String where, long version, int least, int most, Findings findings) {
        if (version < least || version > most) {
            findings.add(
                    where,
                    "version " + version + " is not one of " + least + " to " + most,
                    version,
                    "Maybe export with target_opset=17");
        }
    }

    /** ONNX's own domain has two spellings. */
    static String domain(String domain) {
        return domain.equals("ai.onnx") ? "" : domain;
    }
}
