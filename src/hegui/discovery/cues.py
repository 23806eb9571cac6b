"""
Words of columns that give a table away when several stand together: what is taken, measured, published, ordered, sold.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# English words that mean a patient's only in care, and Chinese ones that say as much elsewhere
EVERYDAY = _words("""
    route usage frequency history present proposal careful handling physique position finding findings impression
    specimen inspection intake outcome rescue therapy signs discharge imaging charge_type fee_category fee_type progress
    severity vision hearing diet cure dead sample_no accession accession_number modality result_flag freq freq_code
    freq_name dispense dispensing refill refills needed as_needed verification_status clinical_status visit_type
    visit_reason order_content complaint readme test_name test_value test_item specimen_type urine procedure_code
    procedure_name dx indication treat treat_type lot_number interpretation abnormal normal_range normal_value
    low_limit_normal high_limit_normal range_low range_high death_time outcome_status care_type exam_item exam_type
    exam_desc exam_no reg_no registration_no admission_number barcode_no_lab onset onset_time disposal med_type med_name
    med_code parity oxygen waist lung left_eye right_eye 提示 视力 听力 印象 膳食 隔离 sleep_quality conversation
    dose_form
""")
# cars, sites and goods are inspected and visited, too
LOOSE_CARE = _words("""
    visit inspection inspection_request check check_request check_apply register referral follow_up care assessment test test_report lab 检查 检验 评估 健康 随访 登记 化验 护理 抢救 血压 首页
""")
# how somebody takes a drug
TAKEN = _words("""
    dose dosage usage drug_usage frequency route single_dose infusion skin_test refills refill prn as_needed dosing
    medicine_usage 用法 用量 用法用量 剂量 单次剂量 给药途径 给药方式 频次 用药频次 用药天数 滴速 皮试 皮试结果 嘱托 yf
    yl gytj pc dcjl
""")
# a result beside what is normal
MEASURED = {
    "result": _words("result results result_value test_result lab_result lab_value value_numeric 结果 结果值 检验结果 检测结果 jg jgz xmjg"),
    "normal": _words("reference_range reference_value range normal_range ref_range ref_low ref_high 参考值 参考范围 ckz ckfw ckxx cksx"),
    "abnormal": _words("abnormal abnormal_flag abnormal_indicator critical 异常标志 危急值 高低标志 是否异常 jgts"),
    "unit": _words("units unit 单位 jgdw dw"),
    "specimen": _words("specimen specimen_no sample_type 标本 标本号 标本类型 标本种类 bbh bblx"),
}  # fmt: skip
# lists of files have
FILED = (
    _words("suffix extension ext file_type mime mime_type content_type 后缀 扩展名 文件类型"),
    _words("size file_size length 文件大小 大小"),
    _words("path file_path url file_url bucket bucket_name md5 路径 文件路径"),
    _words("file_name filename original_name 文件名 原文件名 文件名称"),
)
# what is written for readers has
PUBLISHED = _words("""
    title subtitle sub_title cover covers thumbnail thumb keyword keywords views view_count click_count hits clicks
    likes liked like_count comment_count comments_count summary slug seo is_top istop is_hot is_recommend 标题 副标题
    封面 封面图 关键词 关键字 摘要 浏览量 浏览数 浏览次数 点击量 点击数 点赞数 点赞数量 评论数 评论数量 阅读量 是否置顶
    是否推荐 缩略图
""")
# only lists of goods have
CATALOGUE = _words("""
    manufacturer mnemonic_code mnemonic pinyin_code pycode wubi stock inventory approval_no generic_name 厂家 生产厂家
    厂商 库存 拼音码 五笔码 助记码 批准文号 零售价 retail_price pydm wbdm pym wbm srm
""")
# somebody's order, and what was paid for it
ORDERED = _words("""
    order_id order_no order_sn out_trade_no trade_no pay_no payment_id pay_amount pay_time refund_no refund_id
""")
# of nobody yet: 学历要求, 适用性别, age_min
WANTED = _words("""
    要求 需求 范围 限制 适用 最小 最大 上限 下限 requirement required yaoqiu yq range limit min max minimum maximum applicable
""")
RESULTS = _words("结果 result 结论 jg 所见 结果值")
