"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import Said

HEADING = Said("Organs and public institutions", "机关事业单位退休")

STEPS = {
    "employment": Said("Employment: {employment}.", "用工性质：{employment}。"),
    "approval_required": Said(
        "Early and deferred retirement ask for the approval of the authority in charge of the post: {approval_required}.",
        "弹性提前、弹性延迟退休须按干部管理权限经主管部门批准：{approval_required}。",
    ),
    "members": Said(
        "Under the reform of the pensions of public bodies: {members}.", "按机关事业单位养老保险制度改革：{members}。"
    ),
    "deferral": Said("Deferred retirement: {deferral}.", "弹性延迟退休：{deferral}。"),
    "apply_in": Said(
        "The employer applies for the pension in the month of approval, {apply_in}.",
        "单位应在批准退休当月（{apply_in}）申报养老保险待遇。",
    ),
    "papers": Said("Handed in with the application: {papers}.", "申报时提交：{papers}。"),
    "other_month": Said(
        "By the other table that may be hers the statutory age would be reached in {other_month}.",
        "如适用另一张表，达到法定退休年龄的时间为{other_month}。",
    ),
    "first_month": Said(
        "By the law on civil servants, if service goes on, early retirement can be asked for from {first_month}.",
        "按公务员法，继续工作的，自{first_month}起可以申请提前退休。",
    ),
    "standing": Said("Early retirement by the law on civil servants: {standing}.", "按公务员法提前退休：{standing}。"),
    "reasons": Said("Because: {reasons}.", "原因：{reasons}。"),
}

WORDS = {
    "senior_woman": Said(
        "whether this is a woman of division rank or with a senior title",
        "是否县处级女干部或具有高级职称的女性专业技术人员",
    ),
    "joined_after": Said(
        "joined after it: individual contribution months alone count", "改革后参加工作，只计算个人缴费年限"
    ),
    "joined_before": Said(
        "joined before it: deemed months count too, and there is a transitional pension",
        "改革前参加工作，含视同缴费年限，并发给过渡性养老金",
    ),
    "joined_after_2015_reform": Said(
        "whether service began after the reform of the pensions of public bodies",
        "是否机关事业单位养老保险改革后参加工作",
    ),
    "civil_service_law": Said("whether the post is under the law on civil servants", "是否公务员或参照公务员法管理"),
    "service": Said("the time of service", "工作年限"),
    "service_approved": Said(
        "whether the authority approved early retirement by the time of service", "主管部门是否批准按工作年限提前退休"
    ),
    "not_under_civil_service_law": Said("the post is not under the law on civil servants", "不属于公务员法管理范围"),
    "age_reached": Said("the statutory age is reached", "已达到法定退休年龄"),
    "service_short": Said("the service is too short", "工作年限不足"),
    "too_far_from_age": Said(
        "the service is not long enough so far before the statutory age", "距法定退休年龄较远，工作年限尚不足"
    ),
    "exact_distance": Said(
        "the distance to the age is exact to the month, so the days decide: ask the authority",
        "距法定退休年龄恰为整月，须按日比较，请咨询主管部门",
    ),
}

FIGURES = {
    "approval": Said("early and deferred retirement", "弹性提前、弹性延迟退休"),
    "joined_after": Said("joined after the reform of their pensions", "养老保险改革后参加工作"),
    "joined_before": Said("joined before it", "养老保险改革前参加工作"),
    "long_service": Said("early with service of", "提前退休：工作年限满"),
    "near_service": Said("near the age, with service of", "临近退休年龄：工作年限满"),
    "nearer_than": Said("and less than this to the age", "且距退休年龄不足"),
    "early_approval": Said("asked for and approved", "申请与批准"),
}
