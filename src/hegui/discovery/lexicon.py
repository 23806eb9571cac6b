"""
The words around an entity: whose it is, what part of it, and what turns its meaning.

Each line is ``id kind tags | Chinese | English | initials``.  Kinds:

person   a natural person a table can be about (患者, member)
agent    a natural person who acts on a row (审核人, operator): a name is personal, the table is not about them
org      an organisation (供应商, company); thing: anything else (商品, role)
act      something a person does or undergoes (订单, login); its rows are about that person
part     what is said of it (名称, status): what is left when no entity is named
mark     a word that changes the rest (是否, last)

Tags: ``med`` belongs to care of patients, ``list`` rows list kinds or settings (字典, 等级), ``log`` rows record what was done,
``tech`` says nothing about anybody, ``ref`` points elsewhere, ``text`` free text, ``unsure`` a person or an organisation.
"""

WORDS = """
patient person med | 患者 病人 病员 就诊人 就诊者 住院病人 受检者 受检人 伤者 产妇 病患 受种者 患儿 献血者 供血者 门诊病人 住院患者 门诊患者 伤员 孕妇 孕产妇 新生儿信息 慢病患者 体检人 体检者 就医人员 参保患者 | patient inpatient outpatient donor sufferer pt_person | br hz hz_patient
member person | 会员 | member | hy
user person | 用户 使用者 粉丝 网民 玩家 主播 读者 好友 关注者 达人 推广员 分销员 分销商 团长 团员 | user fan subscriber follower player reader streamer promoter distributor distribution friend author_user friends
customer person unsure | 客户 顾客 客人 买家 购买人 购买者 消费者 线索 商机客户 意向客户 潜在客户 收货客户 采购方 购方 买方 卖方 客商 往来单位 | customer buyer consumer shopper lead client_customer clue purchaser_person | kh
person person | 人员 人口 个人 居民 公民 村民 市民 群众 户主 住户 成员 老人 老年人 长者 儿童 幼儿 婴儿 宝宝 孩子 少儿 未成年人 流动人口 残疾人 志愿者 义工 专家 嘉宾 演员 选手 运动员 候选人 求职者 应聘者 应聘人 简历 本人 当事人 自然人 队员 队长 家庭成员 师生 党员信息 退役军人信息 被保险人 被保人 投保人 受益人 参保人 借款人 担保人 债务人 出借人 贷款人 申请人 报名人 承租人 租客 租户人 业主 乘客 旅客 乘机人 入住人 住客 宾客 访客 来访人 来访者 访客信息 来电人 举报人 投诉人 被告 原告 嫌疑人 违法人员 司乘 持卡人 开户人 车主 收货人 收件人 寄件人 发件人 取件人 推荐人 邀请人 被邀请人 上级用户 付款人 收款方个人 捐赠人 转账人 乘车人 同行人 接送人 参会人 参与人 获奖人 中奖人 学员家长 房东 房客 租户个人 联系人信息 网友 留言人 评论人 提问人 回答人 评论者 发布人 发起人 预约人 就餐人 订餐人 点餐人 购票人 持票人 婴幼儿 老乡 客人信息 粉丝信息 校友 离退休人员 劳务人员 服务对象 帮扶对象 低保对象 救助对象 戒毒人员 矫正对象 特殊人员 驻村 村干部 社员 股东 董事 监事 高管 实际控制人 自然人股东 被访人 受访人 被考核人 面试者 被面试人 邻居 推荐客户 扫码人 打赏人 | person people personal citizen resident elder elderly child kid infant baby householder villager volunteer expert guest performer athlete candidate applicant_person resume insured insured_person policy_holder policyholder beneficiary borrower guarantor debtor lender applicant tenant_person lessee renter owner_house house_owner proprietor passenger traveler traveller visitor complainant reporter suspect defendant plaintiff cardholder card_holder holder car_owner vehicle_owner receiver consignee recipient addressee sender consignor shipper referrer inviter invitee payer donor_person participant attendee winner landlord commenter booker personnel population human individual shareholder director supervisor_person caller callee called opponent cohabitant populace booking_person host_person self family_member_person inhabitant respondent interviewee signatory accompanying owner_name house_owner_name car_owner_name anchor psn coner subscriber grantor enrollee | ye lr jm jsr skr fkr sqr cyr ry cy
employee person | 员工 职工 职员 雇员 教职工 人事 工作人员 干部 公务员 在职人员 工人 农民工 教职员工 干警 | employee staff worker employe clerk_person faculty faculty_dept coworker colleague | yg jzg js zg
crew person role | 民警 辅警 护工 教师 老师 导师 讲师 教练 司机 驾驶员 骑手 快递员 配送员 外卖员 保安 技师 店员 导购 经纪人 坐席 座席 客服人员 保姆 阿姨 家政员 护理员 医护人员 医护 网格员 辅导员 班主任 任课教师 授课教师 主讲人 代课老师 月嫂 技工 实习生 销售员 导游 律师 法官 检察官 警员 巡检员 厨师 服务员 美容师 理发师 咨询师 师傅 服务人员 押运员 副驾驶 维修员 理货员 | teacher lecturer driver courier rider coach tutor instructor waiter barber nanny lawyer judge police guide cook chef officer trainer deliveryman postman professor crew technician repairman | 
doctor person med | 医生 医师 护士 主治医生 主治医师 大夫 开单医生 开方医生 接诊医生 责任护士 麻醉师 药师 检验师 主任医师 经治医师 住院医师 术者 主刀 主刀医生 助手 一助 二助 申请医生 开立医生 报告医生 审核医生 管床医生 首诊医生 执行护士 记录护士 责任医生 家庭医生 签约医生 检验医生 会诊医生 手术医生 门诊医生 主诊医师 接生者 上级医师 复核医生 医助 开嘱医生 核对护士 检查医生 挂号医生 诊断医生 值班医生 麻醉医生 手术医师 巡回护士 书写医师 营养师 主管医生 管床医师 责任医师 检查医师 报告医师 审核医师 申请医师 开单医师 送检医师 会诊医师 接诊医师 出诊医生 坐诊医生 处方医生 处方医师 转诊医生 检验人员 主管护士 护理人员签名 麻醉者 | doctor nurse physician surgeon anesthetist pharmacist attending dentist practitioner therapist anesthesiologist medic dr_name dr_codg bilg_dr radiologist pathologist requester_doctor orderer anaesthetist midwife | ys hs kfys zzys
student person | 学生 学员 考生 新生 毕业生 生源信息 同学 在校生 学童 学生信息 研究生 本科生 小学生 班干部 | student pupil examinee learner trainee graduate undergraduate alumnus alumni | xs xy ks_student
kin person | 家长 监护人 父亲 母亲 配偶 子女 亲属 家属 丈夫 妻子 爱人 父母 儿子 女儿 爸爸 妈妈 祖父 祖母 奶奶 爷爷 岳父 直系亲属 家庭 | parent guardian father mother spouse husband wife son daughter relative family dad mom grandfather grandmother | jhr jz jtcy
contact agent | 联系人 联络人 紧急联系人 对接人 联系 紧急 第一联系人 第二联系人 备用联系人 业务联系人 财务联系人 紧急联络人 首要联系人 对方联系人 联系人员 联络员 关键联系人 | contact contacts linkman contact_man contactor emergency urgent liaison contact_user link_man link_person contact_people coner contact_name_person | lxr jjlxr lxrm
legal agent | 法人 法定代表人 法人代表 法定代表 企业法人 企业负责人 经营者 经营者姓名 负责人 校长 院长 站长 店长 主任 经理 总经理 项目经理 主管 部门领导 领导 主要负责人 上级 直属上级 直接上级 汇报人 组长 班长 科长 科主任 护士长 部门主管 部门负责人 分管领导 园长 社区书记 书记 楼长 所长 局长 群主 董事长 掌门 法人姓名 企业法人姓名 掌柜 园区负责人 归口负责人 主管人 主管领导 | legal legal_person legal_representative corporation_person juridical_person artificial_person leader principal manager director_person chief head_person headmaster president superior supervisor head_of chairman in_charge charge_person person_in_charge charge_man ceo boss dept_leader responsible responsible_person group_owner legrep legal_body legalbody legal_man corporate_representative corp_rep juridical head_teacher class_teacher general_manager vice_president | frdb fr fddbr fzr
operator agent | 操作人 操作员 操作者 操作人员 经办人 办理人 处理人 处理人员 执行人 录入人 录入员 登记人 审核人 审批人 审核员 复核人 批准人 制单人 开票人 收款人 收银员 出纳 会计 保管员 仓管员 库管员 采购员 采购人 业务员 销售人员 业务人员 跟进人 接待人 承办人 签约人 签署人 签收人 验收人 检查人 检验人 检测人 质检员 巡检人 填报人 填写人 上报人 上传人 上传者 提交人 考核人 评价人 评审人 面试官 测试人 开发者 开发人员 编写人 作者 记录人 记录员 报告人 受理人 领用人 借用人 使用人 归还人 经手人 交接人 维修人 维护人 盘点人 送货人 提货人 发货人 出库人 入库人 拣货人 打包人 退款人 催收员 客户经理 柜员 授权人 柜员号 理财经理 信贷员 客服 客服专员 专员 监考 监考老师 阅卷人 回复人 回访人 拜访人 责任人 监护责任人 值班人 值班人员 主办人 协办人 参与者 抄送人 待办人 转办人 代理人 委托人 被委托人 代理人员 发送人 发送者 接收人 接收者 回复者 编辑 编辑人 译者 主编 指导教师 指导老师 申报人 审稿人 审计员 统计人 发布者 分配人 派单人 接单人 抢单人 确认人 核验人 核销人 核销员 测量人 采集人 采样人 抽血人 送检人 接种医生 接种人 护理人 开户经理 推荐员工 申请者 创建人姓名 创建者姓名 操作员姓名 我方签约人 客户签约人 监督员 管理员 系统管理员 超级管理员 保洁员 保管人 核算人 质检人 复核员 签字人 招待人 申领人 领料人 退货人 收货员 送检医生 编制人 主持人 记录者 主讲 经手 制表人 审定人 签发人 拟稿人 联络 邀请者 收费员 挂号员 发药人 配药人 调配人 核对人 调度员 调度人 登记员 受托人 制表 审批者 审核者 拟制人 校对人 校验人 编制 审查人 设计者 检验者 送货员 收货验收人 处置人 交付人 领取人 接收员 确认者 核准人 鉴定人 安装人 调试人 | operator oper operater man auditor reviewer approver checker verifier cashier drawer payee keeper storekeeper buyer_staff salesman salesperson seller_staff follower_staff receptionist signer inspector submitter assessor interviewer tester developer author moderator organizer organiser recorder acceptor user_staff borrower_staff maintainer maintenance_man teller authorizer customer_manager account_manager customer_service agent invigilator replier duty_person copyreader editor translator dispatcher confirmer collector sampler publisher_person uploader accountant warehouse_keeper purchaser bookkeeper preparer maker handler_man handle_man admin administrator clerk entry_person writer initiator proposer owner_staff responsible_user assign_to proofreader processor invoicer compiler attn reviewer_name checker_name vertify_man verify_man operate_man handle_person accepted_name drafter signer_name create_name update_name modify_name creator_name updater_name | czr czy cbr shr spr jbr jcr lrr djr zdr kpr skyr clr blr fhr jlr caozuoyuan kpy sfy
creator agent ref | 创建人 创建者 创建用户 创建人员 建立人 新增人 添加人 更新人 更新者 修改人 修改者 更新人员 修改人员 最后修改人 最后更新人 更新用户 修改用户 删除人 维护用户 发布用户 所有者 创建人账号 最后操作人 创建人ID 更新人ID 最近修改人 建档人 | creator create_by created_by create_user create_man updater update_by updated_by update_user modifier modified_by modify_by modify_user modify_man last_update_by last_modified_by last_updated_by adduser edituser deleter delete_by deleted_by create_userid founder insert_by add_by input_by edit_by editor_by create_id update_id creater inserter crter opter create_person update_person create_operator create_emp update_emp last_modifier | cjr xgr gxr
assignee agent ref | 办理人 候选人用户 受让人 指派人 委派人 | assignee delegate candidate_user | bljr
org org | 小区 社区 住宅小区 医药机构 定点机构 公众号 服务号 公司 企业 单位 机构 组织 供应商 供货商 供货单位 商户 商家 店铺 门店 店 厂家 厂商 生产厂家 制造商 医院 医疗机构 诊所 学校 幼儿园 院校 银行 支行 网点 分公司 子公司 集团 总部 合作商 合作伙伴 代理商 经销商 加盟商 平台商 服务商 运营商 物流公司 快递公司 承运商 保险公司 租户 往来公司 客户公司 甲方 乙方 承包商 施工单位 建设单位 监理 物业 物业公司 社会组织 党组织 支部 党支部 事业单位 政府 委办局 部委 法院 派出所 房地产 中介 旅行社 酒店 民宿 药店 药房单位 商会 协会 团队 开票方 销方 收款单位 付款单位 投标人 招标人 中标人 建筑企业 营业厅 驿站 站点 站 中心 机关 体检机构 检测机构 养老机构 福利院 培训机构 合作机构 采购单位 委托单位 承办单位 主管单位 工会 承保公司 居委会 村委会 商铺 出版社 供方 需方 发货方 收货方 开户行 开户银行 银行名称 纳税人 法人单位 分支机构 卖家 卖家店铺 定点医药机构 医药公司 养老院 托养机构 社会团体 开发商 物业企业 分店 直营店 加盟店 网店 影院 电影院 剧院 餐厅 饭店 景区 酒店信息 宾馆 场馆信息 停车场 健身房 美容院 洗衣店 养殖场 农场 园区 | company enterprise corporation organization supplier vendor merchant mch shop store firm factory manufacturer hospital school kindergarten bank branch branch_office partner agency distributor_company dealer carrier express logistics insurer tenant contractor institution institute group_company provider organ community_org association union hotel clinic_org seller subsidiary headquarters station orgn affiliate corp outlet venue_org government office court pharmacy opening_bank taxpayer merchants brand_owner franchisee sponsor isp unit_org business_entity legal_entity medical_institution medins fixmedins facility venue merchant_info wechats official_account clinic_name shipper_org warehouse_org community estate residential_area cinema theater theatre restaurant parking_lot hotel_info scenic_spot gym resort | gys gs dw_org jg_org yy xx_org mch
department thing | 部门 科室 处室 班组 岗位 职位 岗 小组 部 处 机构部门 院系 专业信息 学院 系 年级信息 班级 | department dept post position team section division class_group grade_class clazz class_info college faculty_dept squad | bm ks gw
goods thing | 商品 产品 货品 物品 物料 货物 药品 药品信息 耗材 材料 器械 设备 资产 图书 书籍 套餐 菜品 菜 食品 配件 备件 素材 车型 房源 房屋 房间 客房 房型 楼盘 楼宇 车位 停车场 礼品 奖品 服务项目 项目 课程 教材 教室 题目 试题 试卷 题库 考试科目 科目 疫苗信息 样品 规格 SKU 品牌 分类 品类 单品 原料 成品 批次 批号 条码 商品分类 道具 皮肤 装备 影片 视频 音乐 歌曲 专辑 剧集 小说 章节 直播间 房产信息 楼层 床位信息 餐桌 桌台 会议室 场地 场馆 车间 产线 工序 工艺 模具 仪器 机台 机床 组件 商品规格 商品属性 门 道闸 闸机 货架 货位 库位 托盘 船舶 航线 景点 门票 线路 路线 站台 赛事 比赛 场次 档期 展会 物资 饲料 农产品 种子 合约 理财产品 基金产品 保险产品 贷款产品 卡种 保养 皮卡 仪器设备 商品信息 题 学科 教学资源 书 教学楼 | product goods good item sku spu commodity material merchandise ware article_goods asset equipment book dish food menu_dish package combo part spare component brand category house room floor building parking gift prize project course lesson textbook classroom subject question paper exam_paper spec attribute attr batch barcode prop equip film movie video music song album episode novel chapter table_seat meeting_room site workshop line_production process_step mold instrument machine module_hw shelf location_bin bin pallet ship scenic ticket route_line match event show stock_item drug_info drugs medicine_info consumable consumables vehicle_model raw_material bom reagent live_room work_shop lesson_course | sp cp wl yp xmu sb zc
stock thing | 库存 仓库 出库 入库 采购 采购单 采购订单 调拨 盘点 盘点单 仓储 库房 进货 发货 进销存 期初 收发 库存流水 领料 退料 生产 生产订单 工单生产 生产计划 销售 销售明细 销售出库单 销售单 质检 来料检验 出货检验 质量检验 过程检验 成品检验 检验单 抽检 来料 到货 采购入库 销售出库 其他出库 其他入库 采购退货 结存 物料清单 送货单 出入库 药库 药房 报损 出入库单据 仓 报价 询价 招标 投标 供货 补货 | sale sales sale_order sales_order sale_out sale_detail qc qc_inspect quality quality_inspection iqc oqc ipqc po po_head po_line so_head stock inventory warehouse depot storage purchase purchase_order procurement stocktaking transfer_stock inbound outbound stock_in stock_out requisition production work_order_production replenish quotation inquiry bidding tender wh depot_head depot_item material_stock in_stock out_stock storehouse allocation shipment_plan grn receipt_order receive_order inbound_order asn goods_receipt | kc ck rk cg
finance thing | 科目余额 凭证 会计科目 会计凭证 总账 财务 账套 预算 成本 固定资产 应收 应付 应收账款 应付账款 对账 发票 开票 税率 汇率 费率 报表 结算单 付款单 收款单 会计 税务 资金 记账 明细账 期间 账期 往来账 财务收支 回款 利润 收支项目 借方 贷方 日记账 分录 凭证分录 | voucher ledger subject_account general_ledger budget cost_center fixed_asset receivable payable reconciliation invoice invoicing exchange_rate report fiscal finance financial period profit statement gl accounting cost settlement account_head account_item in_out_item debit journal_entry account_move move_line account_move_line journal_line | kmye
contract thing | 合同 协议 合同管理 框架协议 | contract agreement treaty | ht
system thing tech | 角色 菜单 权限 字典 参数 配置 系统配置 系统参数 数据字典 字典数据 字典类型 参数配置 资源 按钮 接口 模块 功能 应用 客户端 数据源 数据库 定时任务 任务调度 调度 作业调度 代码生成 表单 表单设计 流程 流程定义 流程实例 流程模板 工作流 节点 任务定义 审批流 路由 网关 缓存 文件 附件 文件存储 对象存储 图片库 租户套餐 国际化 语言 模板 短信模板 短信渠道 邮件模板 消息模板 短信签名 规则 编码规则 序列号规则 序号规则 系统 版本 升级 补丁 白名单 过滤 限流 公告 通知 通知公告 通告 系统通告 文章 新闻 资讯 栏目 频道 广告 轮播图 横幅 友情链接 链接 帮助 常见问题 页面 站点配置 域名 主题 标签库 敏感词 关键词库 地区 行政区划表 省市区表 区划 城市列表 国家 币种 货币 计量单位 单位换算 节假日 日历 日期维度 错误码 状态码 开关 服务 服务器 主机配置 集群 队列 监控 指标 告警 报警 日志配置 活动 促销 秒杀 拼团 满减 砍价 团购 营销 专题 首页 导航 楼层配置 运费模板 支付渠道 渠道 应用配置 通道 会员等级 会员权益 权益 等级 积分规则 签到规则 任务 话题 圈子 群 群组 社群 版块 知识库 知识 问卷 问卷题目 调查问卷 选项 维度 数据集 大屏 图表 看板 组件库 报表模板 打印模板 机器人 模型 算法 知识点 投票活动 抽奖活动 作业任务 数据权限 操作权限 租户信息 应用信息 检查项目字典 收费项目 诊疗项目 检验项目字典 药品字典 诊断字典 手术字典 疾病字典 疾病编码库 挂号级别 结算类别 费用科目 非药品项目 医嘱模板 处方模板 病历模板 常用诊断 常用项目 公式 脚本 变量 参数表 字段 列 数据表 代码表 元数据 同步任务 密钥库 代码 说明书 食谱 传感器 遥测 网关设备 基站 摄像头 摄像机 闸道 设备档案 终端 打印机 网络设备 交换机 日志文件 事项 事项清单 办事事项 服务事项 业务事项 材料 指南 | role menu permission privilege authority dict dictionary config configuration conf param parameter setting settings sys_param resource button api interface module function app application client oauth_client datasource data_source database db job quartz schedule_job cron schedule task_def codegen gen_table gen generator form form_design flow workflow process proc procdef deployment node task_node router gateway cache file attachment oss storage_config i18n locale language template sms_template sms_channel mail_template rule code_rule sequence serial_rule system version upgrade whitelist notice announcement bulletin article news post_article column_channel channel ads ad advert banner carousel link friend_link help faq page domain theme topic tag_lib sensitive_word region_dict division_code currency unit_of_measure uom holiday calendar dim_date error_code switch service server cluster queue monitor metric alarm alert activity promotion seckill flash groupon group_buy marketing home_page nav navigation freight_template pay_channel platform level_def right rights level_rule feature circle group forum board knowledge knowledge_point questionnaire survey option dimension dataset dashboard chart widget robot model algorithm lottery vote scheduling_rule regist_level settle_category fmed_item disease_dict drug_dict constant constant_type constant_item schema table column field variable ext qrtz act_ge act_re act_hi act_ru event_def instance proc_inst procinst execution deploy sensor telemetry camera terminal printer device_archive iot pos bytearray script expression strategy policy_rule icon portal label_def pool thread lock undo_log flyway databasechangelog leaf worker_node register_center openapi appkey lookup plan tls psk trigger calendars cron_expression | js_role cd_menu zd_dict
voucher thing | 优惠券 优惠劵 券 卡券 代金券 礼品卡 红包券 | coupon voucher_card |
schedule thing | 排班 班次 课表 值班表 排班计划 停诊 号源 号别 | scheduling roster shift |
device thing | 设备 设备信息 终端设备 机器 | device devices machine terminal_device pos_no pos_code pos_id pos_machine pos_terminal | sbxx
site thing | 聊天室 聊天群 群组 群信息 群聊信息 群资料 点位 自提点 巡更点 服务点 考点 考场 训练场 停车点 采样点 站点 地点 提货点 投放点 充电桩 充电站 | chat_room chat_rooms chatroom chat_group im_group group_chat pickup_point patrol_point spot sites place |
vehicle thing | 车辆 车 机动车 汽车 车辆信息 | vehicle car truck automobile bus | cl
pet thing | 宠物 动物 牲畜 | pet animal livestock |
stat thing | 统计 汇总 报表 日报 月报 年报 排行榜 分析 统计信息 指标统计 合计 总览 趋势 | stat stats statistics summary daily_report report_daily aggregate analysis rpt census | tj
order act | 订单 购物车 交易 支付 付款 支付记录 退款 退货 退货退款 售后 充值 提现 消费 收款 缴费 收费 结算 账单 流水 运单 包裹 快件 寄件 取件 预订 预定 预订单 打赏 转账 红包 红包记录 退款申请 订单售后 订单商品 订单明细 会员充值 储值 佣金记录 分佣 对账流水 缴费记录 车票 租赁 租约 租单 购买 购票 拍卖 出价 兑换 积分兑换 订阅 会员卡 资金流水 信用卡 缴费单 费用 费用单 费用明细 账单明细 充值记录 消费记录 交易流水 资金变动 余额记录 积分兑换记录 支付单 支付订单 订单项 支付信息 | order orders oms cart shopping_cart trade payment pay refund return_apply return_goods aftersale after_sale recharge withdraw consume consumption bill fee_record charge waybill parcel express_order booking reservation reward transfer redpacket red_packet transaction flow_record txn purchase_member rent lease rental purchase_ticket auction bid exchange subscription membership credit_card cost_patient account_flow bank_flow fund_flow cash_flow money_flow capital_flow money_log balance_log_money cash_log pdcash extract_money user_extract paylog pay_log payment_info refund_info fee_detail charge_detail order_info order_item order_items order_detail orders_detail sub_order | dd jy zf ddxx
loan act | 还款 放款 借款 贷款 借据 授信申请 还款计划 还款记录 授信 分期 | repayment loan lending repay repay_plan loan_apply installment | 
insure act | 理赔 保单 投保 核保 赔付 退保 报案 承保 续保 | claim policy insurance_policy insurance underwriting | 
account act | 账户 帐户 钱包 存款 账号 帐号 | account wallet deposit card_account | zhxx
visit act med | 就诊 挂号 门诊 住院 处方 处方明细 医嘱 检验 检查 化验 手术 护理 病历 病案 病程 体检 诊断 入院 出院 转科 转院 会诊 随访 接种 预约挂号 检查申请 检验申请 处置申请 检验报告 检查报告 检验结果 检查结果 体征 体温单 生命体征 输液 输血 用药 治疗 评估 健康档案 健康体检 慢病随访 慢病管理 孕产 产检 分娩 新生儿 发药 退药 取药 服药 候诊 叫号 分诊 急诊 抢救 问诊 在线问诊 电子病历 首页 病案首页 医嘱执行 处方单 挂号记录 就诊记录 门诊病历 住院病历 床位分配 患者费用 住院费用 门诊费用 押金缴纳 出院结算 麻醉 影像报告 病理 危急值 传染病报告 疫苗接种 核酸检测 晨检 健康监测 康复 理疗 复诊 转诊 病情 诊疗 看诊 医技申请 药敏 微生物 缴费患者 血压 血糖 心电 护理记录 护理评估 过敏 病史 症状 月经 康复训练 家庭病床 签约服务 不良反应 健康 诊疗记录 就医 检验申请单 检查申请单 检查预约 护理单 体征记录 交班 用血 血透 透析 会诊记录 病理报告 超声报告 放射报告 心电报告 口腔 中医 体质辨识 随访记录 住院登记 出院小结 入院记录 治疗记录 治疗单 医嘱记录 费用明细清单 住院医嘱 门诊处方 化验单 化验结果 病情观察 采样 母婴 疫苗接种记录 免疫接种 就医记录 转诊记录 | registration_medical visit encounter mdtrt obs observation clinic_visit register_medical prescription recipe rx order_medical doctor_order medical_order examination_medical exam_medical lab lab_test inspection_request check_request disposal_request check_apply inspection_apply surgery operation_medical nursing medical_record medical emr ehr health_record admission discharge_medical consultation followup_medical follow_up vaccination inoculation vital vital_sign vital_signs infusion transfusion treatment therapy assessment_medical pregnancy childbirth newborn dispense dispensing triage_record emergency_visit inquiry_medical diagnosis diagnose case_history inpatient_record outpatient_record patient_costs patient_cost anesthesia pathology radiology imaging nucleic_acid morning_check rehabilitation hospitalization hospitalized care_record care health_check physical_examination checkup lab_result test_report anamnesis register prescription_detail prescription_detailed prescription_item adverse_reaction health medication health_monitor body_check referral clinical procedure_order procedure_result procedure_report lab_order lab_orders test_order test_orders drug_order drug_orders conditions immunization immunizations observations episode inpatient_order outpatient_order clinic_order dialysis blood_transfusion treatment_record treatment_plan patient_visit ward_round discharge_summary medical_advice med_order med_record medication_record medication_order prescribe prescribe_detail mar appointments_clinic report_lab report_imaging exam_report exam_request exam_order examine_apply examine_result lis_result lis_report pacs_report imaging_report imaging_study ecg_record anes nursing_record nurse_record operation_record_medical surgical_record diag inpatient_visit outpatient_visit physical_exam_record emr_document case_record | gh jz zy_med cf yz jyjg jcjg ssjl hljl bl mz_med tj_med mzbl zybl mzcf zyyz bryz brzd brcf tjjg hyjg jybg jcbg yxbg blbg ssap sssq
login act log | 登录 登陆 登录日志 登陆日志 访问日志 登录记录 在线用户 会话 登录信息 登录历史 单点登录 | login logon logininfor login_log login_info login_record signin online_user user_online session online user_session login_history visit_log access_log_user logininfo sign_on access_token refresh_token | dlrz
operate act log | 操作日志 操作记录 系统日志 审计日志 审批记录 审核记录 审批 审批意见 行为日志 访问记录 变更记录 修改记录 流转记录 流程记录 审批日志 操作历史 用户行为 业务日志 跟踪记录 查询日志 敏感操作 下载日志 导出日志 接口访问日志 数据审计 日志 | oper_log operation_log operate_log audit_log sys_log system_log user_log action_log access_log behavior_log oplog op_log approval_record approve_log approve_record audit_record user_action user_behavior operation_record operatelog visit_record change_log trace_log logs log audit approval hi_comment biz_log event_log_user activity_log opt_log opera_log | czrz
joblog thing tech log | 任务日志 调度日志 定时任务日志 接口日志 短信日志系统 错误日志 异常日志 同步日志 系统异常 运行日志 设备日志 报警日志 告警记录 执行日志 作业日志 推送日志 启动日志 慢日志 | job_log task_log schedule_log error_log exception_log sync_log run_log device_log alarm_log api_log api_error_log interface_log execution_log exec_log job_run slow_log quartz_log trigger_log undo_log alarm_record api_access_log | rwrz
salary act | 工资 薪资 工资条 薪酬 社保 公积金 五险一金 个税 工资单 工资明细 社保缴纳 | salary payroll wage social_insurance provident payslip | gz
attendance act | 考勤 打卡 签到 请假 加班 出差 外出 调休 补卡 排班人员 绩效 考核 绩效考核 培训 培训记录 合同员工 劳动合同 入职 离职 转正 调岗 调动 奖惩 奖励 处分 招聘 面试 报销 差旅 借支 周报 日志员工 工作日志 工作计划 日程 工作经历 教育经历 家庭成员信息 家庭关系 员工合同 证书 资格证书 履历 人事异动 人事档案 干部档案 值班记录 考评 述职 出勤 | attendance clockin clock_in punch sign_record leave leave_apply overtime business_trip performance appraisal training_record labor_contract onboarding dimission transfer_emp reward_punish recruit recruitment interview reimbursement expense_claim weekly_report daily_work schedule_personal work_experience education_experience certificate emp_contract family_member career_history resume_edu kpi leave_request expense attend travel_apply trip_apply probation daily_log work_log | kq qj
study act | 成绩 考试成绩 选课 报名 听课 学习记录 作业提交 答题记录 答卷 考试记录 错题本 学籍 借阅 借阅记录 还书 借书 借用 资产借用 预约 签到记录 缺课 评教 奖学金 助学金申请 宿舍分配 宿舍入住 归寝 家访 谈心谈话 违纪 毕业 论文 论文选题 志愿 高考志愿 录取 学分记录 课程评价 考试 缴费学生 考场安排 心理测评 投票记录 问卷答案 答卷明细 参赛 比赛成绩 获奖记录 上课记录 课时消耗 学员课时 练习记录 阅读记录 | exam_score scores grades course_selection select_course enrollment enroll sign_up signup study_record learn_record homework_submit answer_record answer_sheet paper_answer exam_paper_answer exam_record borrow borrow_record scholarship thesis admission_record appointment paper_user user_exam score grade_record exam_result wrong_question vote_record survey_answer attendance_student lesson_record practice_record learning enrol enrolment quiz_attempt attempt submission submissions | cj xk jyjl jieyue cjb xkb xsxk
lodge act | 入住 入住登记 住宿 退房 住宿登记 订房 客房预订 | checkin check_in checkout check_out guest_registration hotel_order room_order | rzdj
stay act | 来访登记 访客登记 来访 访客预约 门禁 门禁记录 通行 通行记录 停车记录 进出记录 抓拍 抓拍记录 人脸库 轨迹 行程 乘车 出行 行程记录 用车 用车申请 叫车 打车 位置 定位 上报位置 巡更 | visit_registration access_record door_record pass_record parking_record capture_record snapshot_record track trajectory trip journey ride travel trip_order location_report entry_exit door_log access_control gps_record | tcjl
call act | 通话 通话记录 录音 呼叫 来电 通话录音 话单 通话明细 | call call_record call_log recording cdr call_detail | 
chat act | 聊天 聊天记录 消息 私信 短信 短信记录 短信日志 邮件 私聊 群聊 站内信 推送消息 会话消息 | chat chat_record message im_message im_msg private_message sms sms_record sms_log mail_record email_record letter inbox push_message msg chatlog conversation mail_log | ltjl
browse act | 浏览 浏览记录 搜索 搜索记录 搜索历史 收藏 足迹记录 观看记录 播放记录 浏览足迹 浏览历史 观看历史 | browse browsing history_view search search_history footmark favorite favorites favourite collect collection footprint view_history play_history browse_history | 
talk act | 评论 商品评价 评价 点评 回复 留言 留言板 反馈 意见反馈 投诉 投诉建议 举报 工单 客服会话 信访 诉求 咨询 回访 跟进 跟进记录 拜访 拜访记录 沟通 线索跟进 朋友圈 动态 帖子 发帖 弹幕 通讯录 好友关系 黑名单 关注 粉丝关系 点赞 喜欢 分享 邀请 邀请记录 中奖记录 抽奖记录 领取 领券 领取记录 优惠券领取 积分记录 积分明细 积分流水 成长值记录 签到积分 等级变更 余额变动 余额明细 实名认证 实名 认证 身份认证 绑卡 银行卡 收货地址 地址 第三方登录 社交绑定 授权 绑定 注册 标签关系 申请 申请记录 匹配 约会 调查 违章 违法 案件 处罚 执法 办件 办事 报修 报名记录 上门服务 服务单 派工 验证码 短信验证码 提醒 催收 催收记录 | comment review evaluate evaluation evaluate_record reply guestbook feedback complaint complain report_abuse ticket_service work_order service_session petition consult follow followup follow_record follow_log visit_customer moments dynamic bbs_post forum_post forum_thread thread_post post_comment barrage address_book friend friendship black_list blacklist attention like thumbs praise history share invite invite_record invitation win_record draw_record receive_record coupon_user coupon_history user_coupon coupon_receive integral integral_record point points points_log score_log growth_history level_change balance_log balance_record real_name_auth realname_auth verification identity_verify bank_card receive_address delivery_address address social third_party_login oauth_user bind auth_user signin_points apply application_form match_user offence case_record law_case repair repair_order service_order dispatch_order verify_code sms_code mail_code captcha_record remind subscribe_user unsubscribe praise_record brokerage commission_record extract user_bill visit_user collection_record comm_product prod_comm reviews ratings | pl ly tsjy
record part act | 记录 明细 流水 历史 台账 申请单 登记 登记表 信息采集 | record records detail details history journal log_detail entry ledger_entry registration enroll_info registry | jl mx lscs djb
info part | 信息 程序 资料 档案 数据 表 主表 详情表 管理 列表 基本信息 基础信息 详细信息 信息表 主索引 主档 花名册 名册 册 名单 扩展 附表 子表 从表 副表 基础 维护 概况 情况 附加信息 其他信息 人群 适用人群 | info information data base basic master main profile archives archive_info list detail_info extend ext_info manage tbl table_main index_main extra | xx xxb da jbxx
level part list | 等级 级别 层级 档次 星级 | level grade rank_level class_level | dj jb
type part list | 类型 类别 种类 算法 分类 类 方式 性质 属性 类目 形式 用途 模式 来源 种类别 组别 群组分类 标签类型 | type algorithm alg category_type sort_type mode kind way source origin form_type nature class purpose catalog | lx lb fl xz fs ly_source
dict part list | 字典 目录 模板 配置 设置 规则 定义 项目字典 代码表 码表 参数 选项 枚举 标准 模版 基准 级别字典 套餐字典 库 | dict dictionary catalog template config setting rule definition option enum standard lookup catalogue constant preset | zd mb
relation part list | 关联 关系表 关联表 中间表 对应 映射 绑定关系 对照 关联关系 | relation rel mapping ref_table link_table map relationship_table xref | gl
id part ref | ID id 主键 标识 编号ID 主键ID 唯一标识 序列 外键 | id ids pk key_id guid uuid rowid objectid oid | id
no part | 号 编号 号码 单号 代号 单据号 单据编号 流水号 序列号 卡号码 编 | no number_no sn serial serial_no bill_no nos seq_no | bh hm dh_no h hao
code part | 代码 编码 码 标识码 简码 拼音码 五笔码 助记码 识别码 条形码 二维码 | code codes mnemonic mnemonic_code pinyin_code wubi qrcode qr_code barcode pycode py | dm bm_code pym wbm
name part | 名称 名 名字 简称 全称 别名 标题 称 | name names title caption alias short_name abbreviation label_name headline subject_title | mc mcheng bt
time part | 时间 日期 年月 日 时刻 年份 年度 月份 开始时间 结束时间 起始时间 截止时间 有效期 到期时间 过期时间 起始日期 结束日期 截止日期 开始日期 失效时间 生效时间 生效日期 终止日期 时段 时间段 年 月 期限 星期 季度 学期 截止 到期日 到期 | time date day year month begin start end begin_time start_time end_time start_date end_date expire expire_time expiration deadline effective effective_time valid_time invalid_time period_time week quarter moment hour due due_date since until_time timestamp yearmonth term | sj rq nd nf yf kssj jssj
duration part | 时长 天数 次数 数量 个数 总数 人数 件数 份数 条数 间隔 周期 频率 数 页数 长度 大小 字数 顺序数 限制 上限 下限 最大 最小 总量 用时 | duration days times count quantity total_count num_count size length interval cycle limit max_limit min_limit hours minutes seconds volume capacity amount_count how_many | sl cs ts rs gs
amount part | 金额 费用 价格 单价 总价 总额 运费 手续费 价 费 款 成本价 零售价 进价 售价 原价 合计 小计 合计金额 优惠 折扣 税额 货款 面额 订金 定金 货款金额 总金额 折后价 总计 差额 本金 利息 市场价 销售价 收费 门市价 租金 物业费 赔偿 罚款 奖金池 收益 | amount face_value price fee cost charge_fee unit_price total sum subtotal freight discount tax_fee market_price sale_price retail_price purchase_price deposit_fee earnest rent service_charge fare fine income_amount profit_amount rebate worth value_amount interest pay_total postage premium_total reduce | je fy jg_price dj_price zj zje yf_fee lsj fakuan
ratio part | 比例 比率 率 百分比 占比 折扣率 税率 系数 权重 进度 汇率 | ratio rate percent percentage proportion coefficient weight_ratio progress scale pass_rate passing_rate | bl
score part | 积分 分数 分值 评分 分 点数 成长值 经验 经验值 | score point points integral integration growth exp experience star_score pass_score pass_mark pass_line full_score full_mark | 
status part | 状态 状况 情况 阶段 进度状态 有效状态 启用状态 | status state stage phase pass_status pass_state | zt ztdm
flag part | 是否 标志 标识位 标记 可否 能否 有无 开关 允许 启用 禁用 停用 有效标志 | is has flag can need enabled enable disabled allow able if_flag whether ifs mark_flag yn support is_pass pass_flag passed | sf bz_flag ztbz bj_flag
text part text | 备注 注意事项 方案 说明 描述 内容 原因 意见 结果 摘要 详情 简介 附言 建议 理由 事由 正文 概述 总结 要求 需求 反馈 介绍 文本 注释 批注 评述 明细说明 补充说明 附注 处理结果 处理意见 处理备注 问题描述 情况说明 原因描述 其他说明 结论 主要内容 要点 目的 措施 | remark description content reason opinion result summary note comment comments text body detail memo message_text suggest suggestion advice requirement introduction explain explanation reason_desc solution conclusion postscript instruction word words purpose_text illustration describe | bz bzxx nr ms sm yq yy_reason jgms yj
media part | 图片 图像 照片 附件 文件 图标 视频 链接 网址 路径 封面 相册 缩略图 地址链接 图 影像 音频 文档 扫描件 截图 二维码图片 文件名 视频地址 图片地址 附件地址 请求地址 访问地址 接口地址 路由地址 链接地址 组件路径 存储地址 下载地址 网络地址 目录 凭证 凭证图片 证明材料 | image url uri file path attachment icon cover link href thumbnail thumb video album pic_url file_name filename file_path file_url photo_file logo homepage website site_url route_path component img_url picture_url attach attachment_url screenshot document scan web_url jump_url evidence proof annex banner_img host port domain_name endpoint logo_url jdbc_url poster | tp fj lj wj url
sort part tech | 排序 排序号 顺序 序号 显示顺序 优先级 层级码 排序值 排序码 顺序号 行号 | sort sort_no order_num sort_order seq sequence_no priority rank_order order_index display_order row_no idx index_no line_no orderby sort_num orderno_sort sort_code | px pxh xh xssx
version part tech | 版本 版本号 乐观锁 数据版本 修订号 | version revision lock_version data_version ver opt_lock rev | bbh
deleted part tech | 删除标志 删除状态 逻辑删除 是否删除 删除标记 删除时间 已删除 作废标志 作废 作废标识 作废判别 | del_flag deleted is_deleted is_delete delete_flag del delete_status deleted_at delete_time is_del del_status deleted_time isdel isdeleted invalid_flag dr enable_flag delflag logic_delete deleted_flag delete_mark voided void retired retire_reason void_reason date_voided date_retired voided_by retired_by delmark del_mark vali_flag valid_flag is_valid removed discarded rec_stat isvalid | scbz scbj
created part tech | 创建时间 创建日期 新增时间 添加时间 录入时间 更新时间 修改时间 更新日期 修改日期 最后更新时间 最后修改时间 入库时间系统 同步时间 建档时间 插入时间 操作日期系统 最近更新时间 建立时间 上次修改时间 | create_time created_time create_date created_at created_on update_time updated_at updated_time update_date updated_on modify_time modified_time modify_date gmt_create gmt_modified create_at update_at created updated modified last_update last_update_time last_modified last_modified_time insert_time add_time addtime createtime updatetime input_time last_updated date_added sync_time last_modify_time edit_time modified_date created_date upd_time create_datetime update_datetime cre_time ctime mtime utime create_timestamp update_timestamp last_modified_date insert_date last_update_date created_stamp | cjsj xgsj gxsj lrsj
tenant part tech ref | 租户ID 租户编号 租户号 所属租户 上级ID 父级 父ID 父节点 祖级 祖级列表 父编号 上级编号 根节点 组织机构ID 所属机构 所属部门 所属组织 部门编号 部门ID 归属机构 机构号 所属公司编号 数据所属部门 部门代码 开户机构 | tenant_id tenant_code parent_id pid parent_ids ancestors parent root_id org_id dept_id sys_org_code data_dept org_code company_id department_id parent_code parent_no tree_path create_dept owner_dept create_org open_branch |
ext part tech | 扩展字段 预留 预留字段 备用 扩展 保留字段 自定义字段 打印标志 打印状态 打印次数 是否打印 打印时间 打印份数 打印标识 同步状态 同步标志 同步标识 是否同步 上传标志 上传状态 上传标识 是否上传 推送状态 推送标志 是否推送 导出状态 导出次数 排序标志 数据状态 数据来源系统 同步 | ext1 ext2 reserved reserve spare_field attr1 field1 custom_field extend_field ext_json extra_data print_flag print_status print_count print_times print_time is_print is_printed printed sync_status sync_flag is_sync sync_state upload_flag upload_status is_upload push_status push_flag is_push export_flag sync synced_at | dybz dycs dysj tbbz tbzt scbzh
last mark | 最后 最近 上次 上一次 首次 第一次 累计 当前 本次 历史 原 旧 新 临时 实际 预计 计划 默认 主 副 第一 第二 下次 总 平均 现 初始 本人 | last latest recent first second third prev previous next current cur now old new temp actual real plan planned expected default primary main_mark secondary total_mark avg average init initial his original own my that this common final | zh_last
home mark home | 家庭 家 户籍 户口 居住 常住 现居 宅 本地 | home family_home house_home living residence residential domicile permanent hukou_mark | jt hj
work mark work | 工作 办公 单位办公 办公室 公务 商务 | work office_work business job_work duty_work | gz_work
register mark | 注册 开户 建档 | register reg_mark signup_mark open_account | zc_reg
birth mark | 出生 | birth born | cs_birth
is mark flag | 是否已 是否有 已 有无 未 | is has been not |
masked mark | 掩码 脱敏 加密 密文 明文 加密后 哈希 摘要值 密文值 后四位 末四位 尾号 | masked mask encrypt encrypted cipher md5 sha hash digest enc desensitized plain_mark last4 tail |
mobileend mark | 手机端 移动端 电脑端 PC端 客户端版本 小程序 公众号 APP端 H5端 | mobile_end pc h5 miniapp mini_program wap mobile_terminal |
verified mark flag | 验证 认证 绑定 是否验证 是否认证 已验证 已绑定 审核 通过 校验 | verified verify bind bound certified authenticated validated confirmed checked is_verified is_bind |
company part | 行业 所属行业 客户行业 官网 公司规模 注册资本 经营范围 成立日期 企业规模 人员规模 企业性质 公司网址 主营业务 公司性质 企业类型 | industry website registered_capital business_scope company_scale company_type enterprise_type founded_date |
fault part tech | 异常 异常信息 异常名 堆栈 错误 错误码 错误消息 错误信息 失败原因 异常原因 异常详情 报错 失败信息 错误描述 异常堆栈 栈轨迹 异常时间 错误日志 链路 链路追踪 重试次数 | exception error err error_msg error_code error_message stack_trace stacktrace fail_reason failure fault exception_info exception_detail exception_name exception_message trace_id trace retry retry_times err_msg err_code error_info span_id |
kv part tech | 键 值 键名 键值 参数值 变量值 | key value keys values val |
hook part tech | 回调地址 通知地址 异步通知地址 跳转地址 回调 回调URL | redirect_uri redirect_url callback callback_url notify_url hook webhook_url return_url |
scope part tech | 授权范围 数据范围 作用域 | scope scopes data_scope |
auto mark tech | 自动 系统自动 | auto automatic |
stop mark | 的 了 和 与 及 或 等 在 于 所 该 被 由 对 其 为 各 第 一 二 三 四 从 到 来 去 每 按 主体 方 者 对应 关联 所属 隶属 相关 | use used pre the of a an and or for to in on by with s from as at fk sys ref related belong belongs belong_to relate tb tbl t rel_mark biz bus base_mark | ss gl_stop
"""

# the spellings that people shorten words to; the longer form is what hints and the lines above use
SHORT = """
num number nbr nmbr numb nmb = no
addr adr adrs addrs addres adress addess addrss = address
tel telephone tele phon ph telno telphone telephon phones = phone
mob cell cellphone moblie handphone mobilephone mobilenum phonemobile mobiles = mobile
mail e-mail emial eml emails = email
pwd passwd pass psw pswd passcode pword passwrd pswd passwords = password
stat sts = status
typ = type
amt money = amount
bal = balance
qty cnt = count
desc descr descp dscr = description
rmk remarks notes rem bak = remark
flg ind indicator = flag
lvl lv = level
cert certi certif = certificate
crd = card
pic picture img pics imgs images pictures = image
photos photograph foto = photo
dob bday birthdate = birthday
emp empl employe = employee
stu = student
cust cstm custom cus cst = customer
perm perms = permission
usr users = user
dept dep dpt depart departments = department
org organisation organ = organization
comp corp co_ltd = company
supp vend = supplier
prod = product
cate cat catg categ = category
acct acc acnt acct = account
txn trans trx tran = transaction
diag diagnose = diagnosis
hosp = hospital
med = medical
pat = patient
mgr = manager
opr optr = operator
inf infos = info
crt creat cre = create
upd updt = update
modi = modify
lst = last
prov = province
rcv recv recver reciever rec_er = receiver
snd = sender
regist reg regis = register
cd = code
nm nme = name
dt dat = date
tm dttm datetime = time
lng lon longi = longitude
lat lati = latitude
wx weixin wechart = wechat
bk = bank
brch brnch brn = branch
edu = education
natl = nationality
marry = marriage
occup = occupation
desc = description
vip = vip
ver = version
seq = sequence
cncl = cancel
invc inv = invoice
pur = purchase
whse wh = warehouse
mat = material
mch merch = merchant
doct drs = doctor
rx = prescription
insur ins = insurance
sal = salary
pos = position
lic = license
licence = license
incm = income
annl = annual
crdt = credit
rsn = reason
cnt = count
cur curr = current
avl avail = available
exp_dt = expire_date
opn = open
tot ttl = total
smry = summary
emg emerg emer = emergency
gndr = gender
ntn = nation
hght = height
wght = weight
tmpl = template
cfg = config
param params = param
attr attrs = attribute
req = request
resp res = response
msg msgs = message
ip_addr = ip
sess = session
auth = auth
verif = verify
veri = verify
nbr = no
signatrue = signature
univ = university
colg = college
clz cls = class
sch = school
crs = course
tch = teacher
subj = subject
bir birth_d = birth
sym = symptom
surg = surgery
allerg = allergy
hist = history
presc = prescription
exam = exam
reserv = reservation
appt = appointment
refd = refund
rtn = return
ord = order
itm = item
grp = group
loc = location
dist = district
cty = city
cntry ctry = country
str = street
veh = vehicle
lit = little
mem mbr memb = member
cash = cash
prem = premium
plcy pol = policy
clm = claim
bene = beneficiary
insd = insured
psn = person
psnname = person_name
mdtrt = visit
dscg = discharge
fixmedins = medical_institution
hospital_name_org = hospital
codg = code
diagn = diagnosis
stff = staff
certificates = certificate
reciver recevier receivor = receiver
frz = frozen
"""
