"""Encounters read from Chinese: kinds, people, days, places, editions, and what is none."""

from collections.abc import Iterator
from datetime import UTC, datetime
from time import process_time

import pytest

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.gate import headline_may_matter, page_may_matter, text_may_matter
from meetings.reader import judge, judge_and_read, read


def article(title: str, text: str, published: str | None = "2024-10-25") -> Article:
    day = datetime.fromisoformat(f"{published}T09:00:00").replace(tzinfo=UTC) if published else None
    return Article(url="https://example.org/1", outlet="mau", title=title, text=text, published_at=day, language="zh")  # fmt: skip


def days(found: Encounter) -> str:
    if found.start is None:
        return ""
    first, last = str(found.start)[2:], str(found.end)[2:]
    mark = "" if found.date_precision == "day" else f" {found.date_precision}"
    return (first if first == last else f"{first}/{last}") + mark


def told(found: Encounter) -> str:
    """``kind days places host: heads of Vietnam - heads of China (mechanism ordinal)``, what is empty left out."""
    heads = [", ".join(p.person or str(p.name) for p in found.heads(side)) for side in ("VN", "CN")]  # type: ignore[arg-type]
    edition = f"({found.mechanism.id} {found.mechanism.ordinal})" if found.mechanism else ""
    status = "" if found.status == "held" else found.status
    words = [status, found.kind, days(found), *(p.id for p in found.places), found.host_side or "?"]
    return " ".join(w for w in (*words, *(["- ".join(heads).strip()] if any(heads) else []), edition) if w)


GIANG, ZHANG, DONG = "phan-van-giang", "zhang-youxia", "dong-jun"

ENCOUNTERS = [
    # talks, calls, receptions
    ("张又侠同越南国防部长举行会谈", "新华社河内10月24日电(记者 王某)中央军委副主席张又侠24日在河内与越南国防部长潘文江举行会谈。", "2024-10-25",
     ["talks 24-10-24 hanoi VN phan-van-giang- zhang-youxia"]),
    ("中越防长会谈", "国防部长董军11日在云南河口同越南国防部长潘文江举行会谈。", "2024-04-12",
     ["talks 24-04-11 hekou CN phan-van-giang- dong-jun"]),
    ("苏林会见张又侠", "越共中央总书记苏林24日在河内会见中央军委副主席张又侠。", "2024-10-25",
     ["receive 24-10-24 hanoi VN to-lam- zhang-youxia"]),
    ("李尚福与越南防长会面", "中国国务委员兼国防部长李尚福星期二(6月27日)在北京与越南国防部长潘文江会面时说，两军关系稳步发展。", "2023-06-27",
     ["talks 23-06-27 beijing CN phan-van-giang- li-shangfu"]),
    ("董军会见越南国防部长", "国防部长董军9日在京会见来访的越南国防部长潘文江。", "2024-12-10",
     ["talks 24-12-09 beijing CN phan-van-giang- dong-jun"]),
    ("潘文江拜会张又侠", "正在访华的越南国防部长潘文江大将27日在北京拜会中央军委副主席张又侠。", "2023-06-28",
     ["call 23-06-27 beijing CN phan-van-giang- zhang-youxia"]),
    ("越南国防部副部长会见中国武官", "（越通社）——3月27日，越南国防部副部长黄春战上将在河内会见中国驻越南国防武官潘涛大校。", "2023-03-28",
     ["receive 23-03-27 hanoi VN hoang-xuan-chien- pan-tao"]),
    ("越南国防部长会见中国大使", "越南国防部长潘文江4月14日在越南国防部会见中国驻越南大使熊波。", "2021-04-15",
     ["receive 21-04-14 hanoi VN phan-van-giang- xiong-bo"]),
    ("梁强中将会见中国国防大学代表团", "10月18日，越南人民军总政治局副主任梁强中将在河内会见由政委刘亚洲上将率领的中国国防大学代表团。", "2011-10-19",
     ["receive 11-10-18 hanoi VN luong-cuong- liu-yazhou"]),
    # on the margins, by telephone, by video
    ("中越防长在香会期间会面", "国防部长李尚福6月2日在新加坡出席香格里拉对话会期间，会见越南国防部长潘文江、新加坡国防部长黄永宏。", "2023-06-03",
     ["sideline 23-06-02 singapore THIRD phan-van-giang- li-shangfu"]),
    ("潘文江会见张又侠", "9月13日，越南国防部长潘文江大将在北京出席第十一届香山论坛期间会见了中国中央军委副主席张又侠。", "2024-09-14",
     ["sideline 24-09-13 beijing CN phan-van-giang- zhang-youxia"]),
    ("魏凤和同越南国防部长通电话", "国务委员兼国防部长魏凤和29日应约同越南国防部长吴春历通电话。", "2020-04-29",
     ["phone 20-04-29 BOTH ngo-xuan-lich- wei-fenghe"]),
    ("中越防长举行视频会晤", "国防部长魏凤和5日同越南国防部长潘文江举行视频通话。", "2022-01-06",
     ["video_talks 22-01-05 BOTH phan-van-giang- wei-fenghe"]),
    # exchanges, dialogues, working meetings
    ("中越两军第六次边境国防友好交流", "第六次越中边境国防友好交流4月23日在广宁省芒街市和广西东兴市举行，越南国防部长潘文江大将与中国国防部长魏凤和上将出席。", "2021-04-24",
     ["border_exchange 21-04-23 mong-cai dongxing BOTH phan-van-giang- wei-fenghe (border_defence_friendship_exchange 6)"]),
    ("中越两军第二次边境高层会晤", "5月15日至17日，中越两军第二次边境高层会晤分别在越南老街省和中国云南河口举行。", "2015-05-18",
     ["border_exchange 15-05-15/15-05-17 lao-cai hekou BOTH (border_defence_friendship_exchange 2)"]),
    ("中越举行第七次防务安全磋商", "第七次中越防务安全磋商8月28日在河内举行，由副总参谋长孙建国与越南国防部副部长阮志咏共同主持。", "2015-08-29",
     ["dialogue 15-08-28 hanoi VN nguyen-chi-vinh- sun-jianguo (defence_strategic_dialogue 4)"]),
    ("越中国防战略对话在中国举行", "4月23日，第七次越中国防战略对话在广西东兴举行，越南国防部副部长黄春战与中央军委联合参谋部副参谋长邵元明共同主持。", "2021-04-24",
     ["dialogue 21-04-23 dongxing CN hoang-xuan-chien- shao-yuanming (defence_strategic_dialogue 7)"]),
    ("中越海警高层工作会晤", "12月10日，第八次中越海警高层工作会晤在广州举行，中国海警局局长郁忠与越南海警司令黎光道出席。", "2024-12-11",
     ["working_meeting 24-12-10 guangzhou CN le-quang-dao- yu-zhong (coast_guard_high_level_meeting 8)"]),
    # patrols, exercises, ships
    ("中越海军开展第36次北部湾联合巡逻", "6月27日至28日，中越海军在北部湾海域开展第36次联合巡逻。", "2024-06-29",
     ["joint_patrol_sea 24-06-27/24-06-28 gulf-of-tonkin BOTH (gulf_of_tonkin_navy_patrol 36)"]),
    ("中越海警开展今年第一次联合巡逻", "4月27日至29日，中国海警与越南海警舰艇在北部湾开展今年第一次联合巡逻。", "2024-04-30",
     ["joint_patrol_sea 24-04-27/24-04-29 gulf-of-tonkin BOTH (coast_guard_joint_patrol None)"]),
    ("中越海警在北部湾联合巡逻", "4月27日至29日，中越海警在北部湾开展联合巡逻，这是双方自2006年以来的第27次联合巡逻。", "2024-04-30",
     ["joint_patrol_sea 24-04-27/24-04-29 gulf-of-tonkin BOTH (coast_guard_joint_patrol 27)"]),
    ("越中海警在毗邻海域联合巡逻", "5月22日，越南海警与中国海警在北部湾北部海域开展第二次联合巡逻。", "2024-05-23",
     ["joint_patrol_sea 24-05-22 gulf-of-tonkin BOTH (coast_guard_border_waters_patrol 2)"]),
    ("中越边防联合巡逻", "11月20日，广西东兴边防部队与越南广宁省边防部队在中越边界界碑段举行联合巡逻。", "2025-11-21",
     ["joint_patrol_land 25-11-20 quang-ninh dongxing BOTH"]),
    ("中越陆军举行联合训练", "“携手同行”中越陆军联合训练7月21日在广西崇左开训，双方官兵参加。", "2025-07-22",
     ["exercise 25-07-21 chongzuo CN (joint_army_training None)"]),
    ("中国海军戚继光舰访问岘港", "12月22日上午，中国海军戚继光舰驶抵越南岘港，开始为期4天的友好访问。", "2023-12-23",
     ["port_call 23-12-22/23-12-25 da-nang VN (navy_ship_visit None)"]),
    ("越南海军护卫舰访问湛江", "3月22日，越南海军“李太祖”号护卫舰抵达广东湛江，进行友好访问。", "2026-03-23",
     ["port_call 26-03-22 zhanjiang CN (navy_ship_visit None)"]),
    ("中越青年军官友好交流", "中越第三次青年军官友好交流活动10月15日至19日在广西举行。", "2018-10-20",
     ["young_officers 18-10-15/18-10-19 guangxi CN (young_officers_exchange 3)"]),
    ("两国边防结对", "11月12日，越南老街省边防部队和中国云南河口边防连举行友好结对仪式。", "2025-11-13",
     ["twinning 25-11-12 lao-cai hekou BOTH"]),
    ("中越海警今年第二次联合巡航", "11月3日至5日，中国海警舰艇与越南海警舰艇在北部湾开展2022年第二次联合巡航。\n这是2006年以来双方开展的第24次联合巡航。", "2022-11-07",
     ["joint_patrol_sea 22-11-03/22-11-05 gulf-of-tonkin BOTH (coast_guard_joint_patrol 24)"]),
    ("中越海军联合巡逻后访问湛江", "6月19日至20日，越南海军两艘舰艇与中国海军在北部湾举行第11次联合巡逻。随后，越南海军舰艇抵达广东湛江港进行友好访问。", "2011-06-22",
     ["joint_patrol_sea 11-06-19/11-06-20 gulf-of-tonkin BOTH (gulf_of_tonkin_navy_patrol 11)", "port_call 11-06-19/11-06-20 zhanjiang CN (navy_ship_visit None)"]),
    # people the gazetteer does not know, in several ways
    ("越南边防部队与云南边防会谈", "11月20日，越南老街省边防部队指挥长阮文胜大校在河口与中国云南省军区副司令员李国平少将举行会谈。", "2025-11-21",
     ["talks 25-11-20 hekou CN 阮文胜- 李国平"]),
    ("越南第二军区司令员会见云南省军区代表团", "5月6日，越南第二军区副司令员陈文海少将在老街会见中国军事代表团。", "2025-05-07",
     ["receive 25-05-06 lao-cai VN 陈文海-"]),
    ("越南国防部副部长会见中国大使", "越南国防部副部长会见了中国驻越南大使熊波。\n黄春战上将是8月上任的越南国防部副部长。", "2020-08-10",
     ["receive 20-08-10 inferred VN hoang-xuan-chien- xiong-bo"]),
    ("两国防长在京会谈", "10月24日，国防部长王明远在北京同越南国防部长潘文江举行会谈。", "2026-10-25",
     ["talks 26-10-24 beijing CN phan-van-giang- 王明远"]),
    # several partners: only the two countries' encounter
    ("董军分别会见多国防长", "国防部长董军17日在北京出席香山论坛期间，分别会见越南国防部长潘文江、新加坡国防部长陈振声、老挝国防部长坎良。", "2025-09-18",
     ["sideline 25-09-17 beijing CN phan-van-giang- dong-jun"]),
    ("越南国防部长会见四国大使", "14日，越南国防部长潘文江在河内分别会见中国驻越南大使熊波、印度驻越南大使和日本驻越南大使。", "2021-04-15",
     ["receive 21-04-14 hanoi VN phan-van-giang- xiong-bo"]),
    # days
    ("中越防长会谈", "国防部长董军昨日在北京同越南国防部长潘文江举行会谈。", "2024-12-10", ["talks 24-12-09 beijing CN phan-van-giang- dong-jun"]),
    ("中越防长会谈", "国防部长董军昨(9)日在北京同越南国防部长潘文江举行会谈。", "2024-12-10", ["talks 24-12-09 beijing CN phan-van-giang- dong-jun"]),
    ("中越防长会谈", "国防部长董军上周五在北京同越南国防部长潘文江举行会谈。", "2024-12-10", ["talks 24-12-06 beijing CN phan-van-giang- dong-jun"]),
    ("中越防长会谈", "当地时间十二月三十一日，国防部长董军在河内同越南国防部长潘文江举行会谈。", "2025-01-02", ["talks 24-12-31 hanoi VN phan-van-giang- dong-jun"]),
    ("中越防长会谈", "2024 年 11 月 28 日，国防部长董军在北京同越南国防部长潘文江举行会谈。", "2024-12-29", ["talks 24-11-28 beijing CN phan-van-giang- dong-jun"]),
    ("中越防长会谈", "国防部长董军 11 月 28 日在北京同越南国防部长潘文江举行会谈。", "2024-12-29", ["talks 24-11-28 beijing CN phan-van-giang- dong-jun"]),
    ("中越防长会谈", "9月10日，国防部长董军在北京同越南国防部长潘文江会谈。双方签署两国防部直通电话备忘录。", "2024-09-11", ["talks 24-09-10 beijing CN phan-van-giang- dong-jun"]),
    ("苏林会见张又侠", "24日，张又侠在河内同越南国防部长潘文江举行会谈。同日，越共中央总书记苏林会见张又侠。", "2024-10-26",
     ["talks 24-10-24 hanoi VN phan-van-giang- zhang-youxia", "receive 24-10-24 hanoi VN to-lam- zhang-youxia"]),
    # visits, plans, and what was called off
    ("张又侠访问越南", "应越南国防部长潘文江邀请，中央军委副主席张又侠10月24日至26日对越南进行正式访问。24日，张又侠同潘文江举行会谈。25日，张又侠还分别会见越南国家主席梁强、政府总理范明政。", "2024-10-26",
     ["visit 24-10-24/24-10-26 VN phan-van-giang- zhang-youxia", "talks 24-10-24 VN phan-van-giang- zhang-youxia",
      "call 24-10-25 VN luong-cuong- zhang-youxia", "call 24-10-25 VN pham-minh-chinh- zhang-youxia"]),
    ("越南军事代表团访华", "应中国国防部长常万全邀请，越南国防部长吴春历率高级军事代表团于8月28日至31日对中国进行正式友好访问。", "2016-08-30",
     ["visit 16-08-28/16-08-31 CN ngo-xuan-lich- chang-wanquan"]),
    ("中国防长将出席边境交流", "中国国防部长李尚福将于9月7日至8日出席第八次中越边境国防友好交流活动。", "2023-09-01",
     ["announced border_exchange 23-09-07/23-09-08 BOTH (border_defence_friendship_exchange 8)"]),
    ("李尚福推迟与越南防长会晤", "知情人士说，国防部长李尚福推迟了与越南国防部长潘文江的会晤。据路透社星期四(9月14日)报道，会晤原定9月7日至8日举行。", "2023-09-15",
     ["postponed talks 23-09-07/23-09-08 ? phan-van-giang- li-shangfu"]),
    ("中方：边境高层会晤不如期举行", "国防部发言人表示，因日程安排，原定于6月20日至22日的中越两军第四次边境高层会晤取消。", "2017-06-22",
     ["cancelled border_exchange 17-06-20/17-06-22 BOTH (border_defence_friendship_exchange 4)"]),
    ("联合巡逻改期", "因受热带风暴影响，原定于9月15日的中越第四十二次北部湾联合巡逻改期。", "2026-09-12",
     ["postponed joint_patrol_sea 26-09-15 gulf-of-tonkin BOTH (gulf_of_tonkin_navy_patrol 42)"]),
    # the headline alone, traditional characters, a reprint, no date
    ("中国国防部长董军会见越南国防部长潘文江", "双方就两军关系交换意见。", "2024-04-12",
     ["talks 24-04-12 inferred CN phan-van-giang- dong-jun"]),
    ("張又俠訪越", "中共中央軍委副主席張又俠24日在河內與越南國防部長潘文江會談。", "2024-10-26",
     ["talks 24-10-24 hanoi VN phan-van-giang- zhang-youxia"]),
    ("张又侠在河内会谈", "新华社河内10月24日电 中央军委副主席张又侠今天在河内同越南国防部长潘文江举行会谈。", "2024-11-20",
     ["talks 24-10-24 hanoi VN phan-van-giang- zhang-youxia"]),
    # who receives, who calls; titles in a row; two hosts; those who sat by
    ("范星梅会见中国防长", "8月31日，越南驻华大使范星梅在北京会见中国国防部长魏凤和。", "2020-09-01",
     ["call 20-08-31 beijing CN pham-sao-mai- wei-fenghe"]),
    ("曹刚川会见越军总政主任", "国防部长曹刚川17日在北京会见了正在访华的越共中央书记处书记、中央军事党委常委、越南人民军总政主任黎文勇。", "2006-10-18",
     ["receive 06-10-17 beijing CN le-van-dung- cao-gangchuan"]),
    ("越南领导人会见马晓天", "越共中央政治局委员张晋创和越南国防部长冯光青大将27日在河内分别会见了来访的中国人民解放军副总参谋长马晓天。\n张晋创说，马晓天来越南出席第四次中越防务安全磋商，意义重大。", "2010-11-28",
     ["receive 10-11-27 hanoi VN truong-tan-sang- ma-xiaotian", "receive 10-11-27 hanoi VN phung-quang-thanh- ma-xiaotian"]),
    ("阮富仲會見常萬全", "越共中央總書記阮富仲27日在河內會見對越南進行訪問並出席兩軍第三次邊境高層會晤的中國國防部長常萬全。\n阮富仲說，兩軍關係穩定發展。", "2016-03-28",
     ["receive 16-03-27 hanoi VN nguyen-phu-trong- chang-wanquan"]),
    ("孙建国会见越南副防长", "6月3日，出席香格里拉对话会的中央军委联合参谋部副参谋长孙建国会见越南国防部副部长阮志咏。", "2016-06-04",
     ["sideline 16-06-03 singapore THIRD nguyen-chi-vinh- sun-jianguo"]),
    # days written in characters or apart, in a month told as this one
    ("中越海军联合巡逻", "中国海军两艘军舰十二月一日八时赴北部湾参加第八次中越海军联合巡逻。二00五年十月，两国签署协议。", "2009-12-02",
     ["joint_patrol_sea 09-12-01 gulf-of-tonkin BOTH (gulf_of_tonkin_navy_patrol 8)"]),
    ("中國軍艦訪越", "廿二日上午，中國海軍舟山艦抵達越南金蘭港，進行友好訪問。", "2016-10-23",
     ["port_call 16-10-22 cam-ranh VN (navy_ship_visit None)"]),
    ("越南防長訪問中國", "（中央社河內29日電）越南國防部部長吳春歷近日訪問中國，26日至28日先後與中國國務委員兼國防部長魏鳳和與中共中央軍委副主席許其亮會晤。", "2018-10-29",
     ["visit 18-10-26/18-10-28 CN ngo-xuan-lich-", "talks 18-10-26/18-10-28 inferred CN ngo-xuan-lich- wei-fenghe", "call 18-10-26/18-10-28 inferred CN ngo-xuan-lich- xu-qiliang"]),
    ("董军推迟访越", "中国国防部长董军原定11月25日至27日对越南的访问改为12月5日至7日。", "2026-11-20",
     ["postponed visit 26-11-25/26-11-27 VN - dong-jun"]),
    ("", "越南国会主席阮氏金银在河内会见中国国防部长魏凤和时说，近年来两国关系发展良好。", "2019-05-30",
     ["receive 19-05-30 inferred hanoi VN nguyen-thi-kim-ngan- wei-fenghe"]),
    ("", "5月28日，越南国会主席阮氏金银在会见中国国防部长魏凤和时说，近年来两国关系发展良好。", "2019-05-30",
     ["receive 19-05-28 VN nguyen-thi-kim-ngan- wei-fenghe"]),
    ("双方举行会谈", "12月24日，谅山省10个边防哨所与广西凭祥边防部队会谈站在谅山举行会谈。\n双方谈了边境管理。双方谈了口岸。双方谈了巡逻。双方谈了界碑。双方谈了走私。双方谈了宣传。"
     "\n越方代表团团长、北舍边防哨所所长陈文山中校表示，双方应加强协调。\n中方代表团团长、会谈站站长王海少校强调，应为边民创造条件。", "2025-12-25",
     ["talks 25-12-24 lang-son VN 陈文山- 王海"]),
    ("黄春战会见邵元明", "10月24 日下午，越南国防部副部长黄春战在北京会见了联合参谋部副参谋长邵元明。", "2023-10-26",
     ["talks 23-10-24 beijing CN hoang-xuan-chien- shao-yuanming"]),
    ("中越海军第11次联合巡逻", "本月19-20日，越南海军与中国海军在北部湾举行第11次联合巡逻。", "2011-06-22",
     ["joint_patrol_sea 11-06-19/11-06-20 gulf-of-tonkin BOTH (gulf_of_tonkin_navy_patrol 11)"]),
    ("中越海军第34次联合巡逻结束", "6月28日，中越两军第34次北部湾联合巡逻结束。双方各派两艘军舰。舰艇互相致意。\n27日，双方按预定方案在北部湾展开联合巡逻。", "2023-06-29",
     ["joint_patrol_sea 23-06-27/23-06-28 gulf-of-tonkin BOTH (gulf_of_tonkin_navy_patrol 34)"]),
    # numbers within the name, with the year, in the sentence behind
    ("越中国防部第六次防务战略对话举行", "越南和中国国防部第六次防务战略对话11月4日在成都举行，阮志咏与孙建国共同主持。", "2016-11-05",
     ["dialogue 16-11-04 chengdu CN nguyen-chi-vinh- sun-jianguo (defence_strategic_dialogue 6)"]),
    ("范长龙现身中越边境", "9月23日至24日，范长龙和越南国防部长吴春历率团在越南莱州和云南金平举行边境高层会晤。这是中越两军第四次举行边境高层会晤。", "2017-09-25",
     ["border_exchange 17-09-23/17-09-24 lai-chau jinping BOTH ngo-xuan-lich- fan-changlong (border_defence_friendship_exchange 4)"]),
    ("越中边境高层会晤在老街举行", "5月15日，2015年第二次越中边境国防友好交流在老街举行，冯光清大将与常万全上将出席。", "2015-05-16",
     ["border_exchange 15-05-15 lao-cai BOTH phung-quang-thanh- chang-wanquan (border_defence_friendship_exchange 2)"]),
    # meetings of the coast guards under each name, and who presided
    ("中越海警第三次工作会晤", "中越海警第三次工作会晤22日至26日在广州举行。会谈上，两国海警交流了情况。", "2019-07-26",
     ["working_meeting 19-07-22/19-07-26 guangzhou CN (coast_guard_high_level_meeting 3)"]),
    ("中越海警工作会晤", "中国海警局8日消息，12月4日至8日，中国海警局与越南海警司令部在广州举行第七次高级别工作会晤。\n中国海警局局长郁忠、越南海警司令部司令黎光道共同主持会晤。", "2023-12-08",
     ["working_meeting 23-12-04/23-12-08 guangzhou CN le-quang-dao- yu-zhong (coast_guard_high_level_meeting 7)"]),
    ("越中海军年度会议", "12月6日，越中两国海军第17次年度会议在海防举行。", "2023-12-07",
     ["working_meeting 23-12-06 hai-phong VN (navy_annual_patrol_meeting 17)"]),
    # what an exchange is called in quotes, who took part, what belongs to it
    ("魏凤和与潘文江同巡边境", "国防部长魏凤和4月23日与越南国防部长潘文江出席“中越第七次边境国防友好交流活动”，魏凤和说，“两军关系良好”。", "2022-04-25",
     ["border_exchange 22-04-23 BOTH phan-van-giang- wei-fenghe (border_defence_friendship_exchange 7)"]),
    ("中越两军第三次边境高层会晤", "29日，中越两军第三次边境高层会晤在越南谅山结束。国防部长常万全与越南国防部长冯光青参加会晤。\n两位部长还主持了两军座谈会。", "2016-03-29",
     ["border_exchange 16-03-29 lang-son BOTH phung-quang-thanh- chang-wanquan (border_defence_friendship_exchange 3)"]),
    ("中越边境国防友好交流", "第九次中越边境国防友好交流将于4月16日至17日在越南谅山和中国广西举行。\n代表团将参观凭祥小学和友谊关口岸。", "2025-04-10",
     ["announced border_exchange 25-04-16/25-04-17 lang-son guangxi BOTH (border_defence_friendship_exchange 9)"]),
    ("李尚福缺席引发关注", "国防部长李尚福上周缺席了与越南国防官员的会晤。越中第八次边境国防友善交流活动将于9月7日至8日在越南老街和云南举行。越方说，北京希望活动延期。", "2023-09-19",
     ["postponed border_exchange 23-09-07/23-09-08 lao-cai yunnan BOTH (border_defence_friendship_exchange 8)"]),
    ("李尚福取消会面", "国防部长李尚福取消了与越南国防部长潘文江的会晤。会晤因此延后。", "2023-09-15",
     ["postponed talks ? phan-van-giang- li-shangfu"]),
    # a ship in quotes, a stay of days, the today of a report
    ("“郑和”号舰访问岘港", "中国海军“郑和”号训练舰18日抵达越南岘港，开始对越南进行为期5天的访问。", "2008-11-18",
     ["port_call 08-11-18/08-11-22 da-nang VN (navy_ship_visit None)"]),
    ("華艦訪越", "據新華社廿二日消息：今日上午，中國海軍護航編隊抵達越南金蘭港，展開為期五日的訪問。", "2016-10-23",
     ["port_call 16-10-22/16-10-26 cam-ranh VN (navy_ship_visit None)"]),
    ("梁光烈拜会农德孟", "出席东盟防长扩大会的中国国防部长梁光烈10日在河内拜会越共中央总书记农德孟，并与越南国防部长冯光青举行会谈。", "2010-10-10",
     ["call 10-10-10 hanoi VN nong-duc-manh- liang-guanglie", "talks 10-10-10 hanoi VN phung-quang-thanh- liang-guanglie"]),
    ("中越陆军联合训练", "中越陆军首次举行联合训练。国防部发言人表示，近年来两军多次组织北部湾联合巡逻。", "2025-07-22",
     ["exercise 25-07-22 inferred ? (joint_army_training None)"]),
    ("张又侠结束访越", "张又侠26日结束对越南为期3天的正式友好访问。访问期间，张又侠在河内与越南国防部长潘文江举行会谈。", "2024-10-26",
     ["visit 24-10-24/24-10-26 hanoi VN - zhang-youxia", "talks 24-10-24/24-10-26 inferred hanoi VN phan-van-giang- zhang-youxia"]),
    ("阮富仲会见常万全", "27日，越共中央总书记阮富仲在河内会见来访的国防部长常万全。同日，常万全还会见了越军总政治局主任吴春历大将。", "2016-03-28",
     ["receive 16-03-27 hanoi VN nguyen-phu-trong- chang-wanquan", "receive 16-03-27 hanoi VN ngo-xuan-lich- chang-wanquan"]),
    ("张又侠结束访越", "24日，张又侠在河内与越共中央总书记苏林、国家主席梁强、政府总理范明政分别会见。", "2024-10-26",
     ["call 24-10-24 hanoi VN to-lam- zhang-youxia", "call 24-10-24 hanoi VN luong-cuong- zhang-youxia", "call 24-10-24 hanoi VN pham-minh-chinh- zhang-youxia"]),
    ("中国海警舰访问越南", "中国海警46305舰10日起对越南海防市进行为期3天的友好访问。10日，刚刚完成中越海警联合巡航的中国海警46305舰停靠海防市码头。", "2016-11-11",
     ["port_call 16-11-10/16-11-12 hai-phong VN (coast_guard_ship_visit None)"]),
    ("中国国防部长访问越南", "25日下午，潘文江上将主持仪式，迎接魏凤和上将一行。仪式后，以潘文江上将为团长的越南高级军事代表团与以中国国防部长魏凤和上将为团长的中国高级军事代表团进行会谈。", "2021-04-26",
     ["talks 21-04-25 ? phan-van-giang- wei-fenghe"]),
    ("越南防长会见中国大使", "10月18日，越南国防部长潘文江大将在河内会见了中国新任驻越南大使何炜。", "2024-10-20",
     ["receive 24-10-18 hanoi VN phan-van-giang- he-wei"]),
    ("潘文江会见李尚福", "在陪同总理对中国进行正式访问期间，6月27日上午，越南国防部长潘文江大将会见了中国国防部长李尚福。", "2023-06-27",
     ["talks 23-06-27 CN phan-van-giang- li-shangfu"]),
    ("范长龙与越南防长边境会晤", "9月23日至24日，范长龙和越南国防部长吴春历率团在越南莱州举行两军第四次边境高层会晤。这次会面，并非两人首次会面。", "2017-09-27",
     ["border_exchange 17-09-23/17-09-24 lai-chau BOTH ngo-xuan-lich- fan-changlong (border_defence_friendship_exchange 4)"]),
    # a first plan was called off, and it took place after all
    ("中越两军边境高层会晤", "9月23日至24日，范长龙和越南国防部长吴春历分别率团在越南莱州举行边境高层会晤。这是两军第四次进行边境高层会晤，原定今年 6 月举行，不过当时中方取消了这一安排。", "2017-09-27",
     ["border_exchange 17-09-23/17-09-24 lai-chau BOTH ngo-xuan-lich- fan-changlong (border_defence_friendship_exchange 4)"]),
    ("越中第十次边境国防友好交流启动", "3月18日，越中第十次边境国防友好交流在越南广宁启动。越方代表团由国防部长潘文江大将率领。中方代表团由国防部长董军上将率领。", "2026-03-18",
     ["border_exchange 26-03-18 quang-ninh BOTH phan-van-giang- dong-jun (border_defence_friendship_exchange 10)"]),
    ("中越灾害救援联合演练", "根据中越两军第五次边境高层会晤安排，中越两军灾害救援联合演练20日在越南高平举行。", "2018-11-21",
     ["exercise 18-11-20 cao-bang VN"]),
    ("谅山与广西边防定期会谈", "12月24日上午，第四季度定期会谈在谅山举行。谅山省10个边防哨所与中国广西边防部队交换了意见。", "2025-12-25",
     ["working_meeting 25-12-24 lang-son VN"]),
    ("中越两军开展救援演练", "在第五次越中边境国防友好交流活动框架内，11月20日，吴春历大将在高平省驮隆欢迎魏凤和上将。", "2018-11-20",
     ["border_exchange 18-11-20 ta-lung BOTH ngo-xuan-lich- wei-fenghe (border_defence_friendship_exchange 5)"]),
    # led by whom, told later
    ("谅山边防与广西边防会谈", "12月30日，越南谅山省边防部队代表团与中国广西边防部队代表团工作会谈在谅山举行。\n越南代表团团长、谅山省边防部队指挥长陶文安大校表示，边界稳定。\n中方代表团团长、广西壮族自治区边防代表队队长朱立新大校表示赞同。", "2025-12-31",
     ["working_meeting 25-12-30 lang-son VN 陶文安- 朱立新"]),
    ("中越边防启动双边巡逻", "5月6日，越南高平省边防部队与中国百色边防部队启动双边巡逻活动。\n启动仪式上，越南高平省边防部队副司令陈伯禄大校与中国百色边防部队副司令刘家成上校就巡逻方案交换意见，并讨论了第十一届越中边境国防友好交流活动的筹备工作。", "2026-05-07",
     ["joint_patrol_land 26-05-06 cao-bang baise BOTH 陈伯禄- 刘家成"]),
    # whoever has been named with his post is known by his name alone
    ("中国海军代表团到访", "应越南人民海军邀请，由海军副司令员李建国中将率领的中国海军代表团7月15日至18日访问越南。\n16日，李建国与越南海军司令陈青严在海防举行会谈。", "2024-07-19",
     ["visit 24-07-15/24-07-18 hai-phong VN - 李建国", "talks 24-07-16 hai-phong VN tran-thanh-nghiem- 李建国"]),
    ("越中防务战略对话", "第八次越中国防战略对话17日在河内举行，由越南国防部副部长黄春战与中国中央军委联合参谋部副参谋长李建国共同主持。\n越南国防部长潘文江当天会见了李建国。", "2024-12-18",
     ["dialogue 24-12-17 hanoi VN hoang-xuan-chien- 李建国 (defence_strategic_dialogue 8)", "receive 24-12-17 hanoi VN phan-van-giang- 李建国"]),
    ("张又侠会见越军总政主任", "越南人民军总政治局主任梁强19日在北京与军委政治工作部主任苗华举行会谈。\n中央军委副主席张又侠同日会见了梁强一行。", "2019-08-20",
     ["talks 19-08-19 beijing CN luong-cuong- miao-hua", "receive 19-08-19 beijing CN luong-cuong- zhang-youxia"]),
    ("越南军区代表团访滇", "11月5日，越南第二军区副司令员陈文海少将与云南省军区副司令员李建国少将举行会谈。", "2025-11-06",
     ["talks 25-11-05 ? 陈文海- 李建国"]),
    # why somebody came, and what is only planned for a patrol
    ("黄春战会见中国武官", "5月6日，越南国防部副部长黄春战上将在国防部总部接见了前来辞行拜会的中国驻越南国防武官潘涛大校。", "2023-05-07",
     ["receive 23-05-06 hanoi VN hoang-xuan-chien- pan-tao"]),
    ("中越海警联合巡逻", "29日上午，中国海警与越南海警在北部湾开展联合巡逻。双方将开展以下活动：举行会谈，检查渔船。按计划，联合巡逻将于12月1日结束。", "2023-11-30",
     ["joint_patrol_sea 23-11-29/23-12-01 gulf-of-tonkin BOTH (coast_guard_joint_patrol None)"]),
    # days that lean on others, and how many
    ("中国海军编队离开越南", "11月24日，中国海军郑和舰停泊在越南金兰港。次日，中国海军编队结束对越南为期4天的友好访问。", "2025-11-25",
     ["port_call 25-11-22/25-11-25 cam-ranh VN (navy_ship_visit None)"]),
    ("潘文江访华", "越南国防部长潘文江大将12月8日起对中国展开四天正式访问。", "2025-12-08", ["visit 25-12-08/25-12-11 CN phan-van-giang-"]),
    ("邊境交流延後", "原定本周四和周五（7日、8日）在老街與雲南河口舉行的第八屆越中邊境國防友好交流活動延後。", "2023-09-06",
     ["postponed border_exchange 23-09-07/23-09-08 lao-cai hekou BOTH (border_defence_friendship_exchange 8)"]),
    # other names of meetings, drills and visits
    ("中越海警党政工作交流", "中越海警第二届党政工作交流活动21日在广州拉开帷幕。中方代表团团长、中国海警局某局政治委员李建国，越方代表团团长、越南海警司令部某区政治委员陈文海少将出席。", "2026-09-22",
     ["working_meeting 26-09-21 guangzhou CN 陈文海- 李建国"]),
    ("中越边防会谈会晤", "10日，云南红河军分区某边防团与越南老街省边防部队在河口举行第二季度边防会谈会晤。", "2025-04-11",
     ["working_meeting 25-04-10 hekou CN"]),
    ("中越边防部队联合反恐演练", "9月24日，作为两军第四次边境高层会晤的一项活动，中越两军边防部队在云南金平举行联合反恐演练。", "2017-09-25",
     ["exercise 17-09-24 jinping CN"]),
    ("中国海军出访越南", "由“澄海”、“潮阳”号护卫艇组成的中国海军编队1日驶离三亚，踏上出访越南海防市的航程。", "2009-12-02",
     ["announced port_call hai-phong VN (navy_ship_visit None)"]),
    ("「3＋3」部長級會議", "應越方邀請，中國外交部長王毅、國防部長董軍將於15日至17日赴越南出席「3＋3」戰略對話機制首次部長級會議。", "2026-03-13",
     ["announced dialogue 26-03-15/26-03-17 ? (three_plus_three None)"]),
    # whom `他` means, and a stay of which only the end is told
    ("潘文江拜会张又侠", "12日下午，潘文江在北京拜会中央军委副主席张又侠。次日上午，他与国防部长董军举行会谈。", "2024-09-14",
     ["call 24-09-12 beijing CN phan-van-giang- zhang-youxia", "talks 24-09-13 beijing CN phan-van-giang- dong-jun"]),
    ("魏凤和访越", "中国防长魏凤和本周二结束对越南的访问。越共中央总书记阮富仲周一在河内会见了他。", "2021-04-27",
     ["receive 21-04-26 hanoi VN nguyen-phu-trong- wei-fenghe"]),
    # plans: what is to come within days that are told, and one after another
    ("第九次边境国防友好交流将举行", "第九次中越边境国防友好交流定于4月16日至17日在广西和越南谅山举行，董军和潘文江将率团出席。中方将在16日举行欢迎仪式。双方还将举行会谈。", "2025-04-10",
     ["announced border_exchange 25-04-16/25-04-17 lang-son guangxi BOTH phan-van-giang- dong-jun (border_defence_friendship_exchange 9)"]),
    ("梁光烈将访越", "国防部长梁光烈将于10月10日至13日访问越南。访越期间，梁光烈将分别拜会越共中央总书记农德孟、国家主席阮明哲。", "2010-10-06",
     ["announced visit 10-10-10/10-10-13 VN - liang-guanglie", "announced call 10-10-10/10-10-13 inferred VN nong-duc-manh- liang-guanglie",
      "announced call 10-10-10/10-10-13 inferred VN 阮明哲- liang-guanglie"]),
    ("兩國防長邊境會晤", "國防部長魏鳳和與越南國防部長吳春歷，二十日及二十一日在廣西龍州和越南高平共同主持兩軍第五次邊境高層會晤。", "2018-11-22",
     ["border_exchange 18-11-20/18-11-21 cao-bang longzhou BOTH ngo-xuan-lich- wei-fenghe (border_defence_friendship_exchange 5)"]),
    # several partners, heads and legs of one journey in a sentence
    ("越南防长访华", "越南国防部长吴春历近日访问北京，先后与国防部长魏凤和与中央军委副主席许其亮会晤。", "2018-10-29",
     ["talks 18-10-29 inferred beijing CN ngo-xuan-lich- wei-fenghe", "call 18-10-29 inferred beijing CN ngo-xuan-lich- xu-qiliang"]),
    ("香会期间的会见", "6月11日，在新加坡出席香格里拉对话会的国防部长魏凤和，先后会见了新加坡、印尼和越南防长。", "2022-06-12",
     ["sideline 22-06-11 singapore THIRD phan-van-giang- wei-fenghe"]),
    ("越军总参谋长访华", "越南人民军总参谋长阮新疆上将9日在北京与军委联合参谋部参谋长刘振立举行会谈。\n中央军委副主席张又侠10日会见了代表团一行。", "2024-10-12",
     ["talks 24-10-09 beijing CN nguyen-tan-cuong- liu-zhenli", "receive 24-10-10 beijing CN nguyen-tan-cuong- zhang-youxia"]),
    ("越防長訪華 蔡奇會見", "【本報訊】中共中央書記處書記蔡奇昨日在北京會見越南國防部長潘文江。越南國防部長潘文江九日與中國國防部長董軍會談，十日赴廣州參觀。", "2025-12-12",
     ["receive 25-12-11 beijing CN phan-van-giang- 蔡奇", "talks 25-12-09 beijing CN phan-van-giang- dong-jun"]),
    # how long it lasts, told up to a day or behind its end
    ("越中防長會談", "中國國防部長魏鳳和今天至 29 日訪問越南，下午在河內與越南國防部長吳春歷舉行會談。", "2019-05-27",
     ["visit 19-05-27/19-05-29 hanoi VN - wei-fenghe", "talks 19-05-27 hanoi VN ngo-xuan-lich- wei-fenghe"]),
    ("中越海军联合巡逻落幕", "中国海军与越南海军第37次北部湾联合巡逻12月5日落幕，为期两天。", "2024-12-09",
     ["joint_patrol_sea 24-12-04/24-12-05 gulf-of-tonkin BOTH (gulf_of_tonkin_navy_patrol 37)"]),
    ("邊境會晤告吹", "中國國防部表示，原定本周在中越邊境舉行的兩軍第四次高層會晤不再舉行。", "2017-06-22",
     ["cancelled border_exchange BOTH (border_defence_friendship_exchange 4)"]),
    # who came along is not met, hosts who each met one, and what failed because it was put off
    ("范长龙会见越南客人", "中央军委副主席范长龙27日在北京会见了随越共中央总书记阮富仲访华的越南国防部副部长阮志咏。", "2014-08-28",
     ["receive 14-08-27 beijing CN nguyen-chi-vinh- fan-changlong"]),
    ("阮志咏接待中国武官", "1月21日，越南国防部副部长阮志咏上将在河内接待了任期届满、前来告别的中国驻越南国防武官潘涛大校。", "2021-01-22",
     ["receive 21-01-21 hanoi VN nguyen-chi-vinh- pan-tao"]),
    ("张又侠在河内", "中央军委副主席张又侠24日在河内同越南国防部长潘文江举行会谈。越共中央总书记苏林、国家主席梁强分别与他会见。", "2024-10-25",
     ["talks 24-10-24 hanoi VN phan-van-giang- zhang-youxia", "receive 24-10-24 hanoi VN to-lam- zhang-youxia", "receive 24-10-24 hanoi VN luong-cuong- zhang-youxia"]),
    ("李尚福未赴邊境", "中方通知越方會議延期，國防部長李尚福未能與越南防長潘文江碰面。會議原訂9月7日至8日舉行。", "2023-09-15",
     ["postponed talks 23-09-07/23-09-08 ? phan-van-giang- li-shangfu"]),
    ("“携手同行”中越陆军联训结束", "7月30日，“携手同行”中越陆军联合训练在广西结束。此次联训自21日开始，为期10天。", "2025-07-31",
     ["exercise 25-07-21/25-07-30 guangxi CN (joint_army_training None)"]),
    ("越南军舰访湛", "8月7日上午，越南海军“陈兴道”号护卫舰停靠湛江某军港，访问持续至11日。", "2024-08-08",
     ["port_call 24-08-07/24-08-11 zhanjiang CN (navy_ship_visit None)"]),
    # ships that come to a port, told deep in a report of an exchange
    ("第九次边境国防友好交流举行", "中越第九次边境国防友好交流活动4月11日起在广西和越南谅山举行。\n活动旨在增进两国两军之间的互信和友谊。\n活动的内容比往年更加丰富多彩、形式多样。\n两军医务人员在两国境内同步接诊各地边民。\n两国边民举行文艺演出和体育比赛等交流。\n越南海军舰艇编队13日上午抵达广西北海，受到热烈欢迎。", "2025-04-16",
     ["border_exchange 25-04-11 lang-son guangxi BOTH (border_defence_friendship_exchange 9)", "port_call 25-04-13 beihai CN (navy_ship_visit None)"]),
    # what is agreed for later, and what leans on the day before
    ("中越防长视频通话", "国防部长魏凤和7日同越南国防部长潘文江视频通话，商定年内举行第七次中越边境国防友好交流。", "2022-01-08",
     ["video_talks 22-01-07 BOTH phan-van-giang- wei-fenghe"]),
    ("潘文江拜会张又侠", "随同越共中央总书记苏林访华期间，8月20日，潘文江在北京拜会中央军委副主席张又侠。此前一天，他与国防部长董军举行会谈。", "2024-08-21",
     ["call 24-08-20 beijing CN phan-van-giang- zhang-youxia", "talks 24-08-19 beijing CN phan-van-giang- dong-jun"]),
    ("中越战略对话", "第二次越中国防战略对话28日在北京举行，由副总参谋长马晓天与越南国防部副部长阮志咏主持。国防部长梁光烈翌日会见了阮志咏。", "2011-08-31",
     ["dialogue 11-08-28 beijing CN nguyen-chi-vinh- ma-xiaotian (defence_strategic_dialogue 2)", "receive 11-08-29 beijing CN nguyen-chi-vinh- liang-guanglie"]),
    ("常万全抵河内", "国防部长常万全周六抵达河内。他周日将与越共中央总书记阮富仲会面。", "2016-03-26",
     ["visit 16-03-26 hanoi VN - chang-wanquan", "announced receive 16-03-27 hanoi VN nguyen-phu-trong- chang-wanquan"]),
    # a name that would begin with a place, one of a rare surname, a number since a year, a seat of government
    ("中越边境高层会晤", "国防部长魏凤和与越南国防部长吴春历20日在广西龙州、越南高平共同主持中越两军第五次边境高层会晤。", "2018-11-21",
     ["border_exchange 18-11-20 cao-bang longzhou BOTH ngo-xuan-lich- wei-fenghe (border_defence_friendship_exchange 5)"]),
    ("黄春战访华", "24日，越南国防部副部长黄春战在北京与联合参谋部副参谋长景志成会谈。", "2023-10-25",
     ["talks 23-10-24 beijing CN hoang-xuan-chien- 景志成"]),
    ("越中海警联合巡逻", "4月27日，越南海警与中国海警在北部湾启动2024年第一次联合巡逻，这是自2006年以来的第27次。", "2024-04-28",
     ["joint_patrol_sea 24-04-27 gulf-of-tonkin BOTH (coast_guard_joint_patrol 27)"]),
    ("越南总理会见魏凤和", "越南政府总理阮春福28日在政府办公厅会见正在访问的国防部长魏凤和。", "2019-05-28",
     ["receive 19-05-28 hanoi VN nguyen-xuan-phuc- wei-fenghe"]),
    # forces and bodies under their own names, and a city of a third country
    ("军分区与越方会晤", "6月12日，崇左军分区与越南高平省边防部队在龙州县水口口岸举行2025年度边防代表会晤。", "2025-06-13",
     ["working_meeting 25-06-12 shuikou CN"]),
    ("越军总后勤局代表团访华", "27日，中央军委后勤保障部部长李建国上将在京与越南人民军总后勤局主任陈文海中将举行会谈。", "2019-11-28",
     ["talks 19-11-27 beijing CN 陈文海- 李建国"]),
    ("常万全会见越南防长", "赴缅甸出席中国－东盟国防部长会晤的国防部长常万全19日在内比都会见了越南国防部长冯光青。", "2014-05-19",
     ["sideline 14-05-19 naypyidaw THIRD phung-quang-thanh- chang-wanquan"]),
    ("中越维和交流", "5月8日，中越两军联合国维和行动经验交流会在河内举行。", "2018-05-10", ["working_meeting 18-05-08 hanoi VN"]),
    # a minister of defence among those of the three ministries
    ("越南总理会见中方三部长", "越南总理范明政16日在河内会见出席中越“3+3”战略对话的中国外交部长王毅、公安部长王小洪、国防部长董军。", "2026-03-17",
     ["receive 26-03-16 hanoi VN pham-minh-chinh- dong-jun"]),
    ("中越防长会谈", "国防部长董军同越南国防部长潘文江举行会谈。", None, ["talks ? phan-van-giang- dong-jun"]),
    # titles, names and gates that were not known
    ("总参谋长助理会见越军代表团", "解放军总参谋长助理章立国3日在北京会见了由越南人民军总政治局副主任陈文海中将率领的越军代表团。", "2009-06-04",
     ["receive 09-06-03 beijing CN 陈文海- 章立国"]),
    ("某边防旅与越方会晤", "6月11日，某边防旅旅长李建国大校与越南广宁省边防部队指挥部指挥长陈文海大校在东兴口岸会晤桥举行会谈会晤。", "2025-06-12",
     ["working_meeting 25-06-11 dongxing CN 陈文海- 李建国"]),
    ("何宏军会见越南青年军官", "何宏军5日在北京会见来华参加中越青年军官友好交流活动的越南人民军青年军官代表团团长、总政治局干部局副局长陈文海大校。", "2025-06-06",
     ["receive 25-06-05 beijing CN 陈文海- he-hongjun"]),
    # a pronoun before a day, a province that is a visit's goal, a caption that is the whole report
    ("越防長訪華", "越南國防部長潘文江3日起訪問中國。他昨天在北京與國防部長董軍會談。", "2025-09-05",
     ["visit 25-09-03 beijing CN phan-van-giang-", "talks 25-09-04 beijing CN phan-van-giang- dong-jun"]),
    ("越南第三军区代表团访粤", "6月2日至4日，以越南第三军区司令陈文海中将为团长的代表团对广东进行友好访问。", "2024-06-05",
     ["visit 24-06-02/24-06-04 guangdong CN 陈文海-"]),
    ("边境线上", "图为6月2日，云南边防某部与越南老街省边防部队在中越边境开展联合巡逻。李建国摄", "2025-06-03",
     ["joint_patrol_land 25-06-02 lao-cai yunnan BOTH"]),
    # what ministers watch is an item of the day, whatever the headline takes up
    ("两国防长见证联合巡逻", "中越第九次边境国防友好交流16日在越南谅山举行。董军与潘文江共同见证两国海军联合巡逻启动，观摩了边防部队联合演练。", "2025-04-17",
     ["border_exchange 25-04-16 lang-son BOTH phan-van-giang- dong-jun (border_defence_friendship_exchange 9)"]),
    ("中越军医交流", "解放军南部战区总医院与越南人民军175医院6月2日在广州举行学术交流会。", "2025-06-03",
     ["working_meeting 25-06-02 guangzhou CN"]),
    # commissars and assistants in full, a surname that is also a word, the day before yesterday
    ("云南省军区代表团访越", "云南省军区政治委员李建国少将率团于5月20日至23日访问越南。21日，李建国与越南第二军区政委陈文海中将会谈。", "2024-05-25",
     ["visit 24-05-20/24-05-23 VN - 李建国", "talks 24-05-21 VN 陈文海- 李建国"]),
    ("越军总政领导会见中国客人", "7月3日，越南人民军总政治局副主任陈文海中将在河内会见了由中央军委政治工作部主任助理李建国少将率领的代表团。", "2025-07-04",
     ["receive 25-07-03 hanoi VN 陈文海- 李建国"]),
    ("中越海警会晤", "7月21日，中国海警局副局长于志成少将与越南海警司令部副司令陈文海少将在三亚举行工作会晤。", "2025-07-22",
     ["working_meeting 25-07-21 sanya CN 陈文海- 于志成 (coast_guard_high_level_meeting None)"]),
    ("越南軍艦抵滬", "越南海軍護衛艦前日駛抵上海，展開為期三天的訪問。", "2026-02-06",
     ["port_call 26-02-04/26-02-06 shanghai CN (navy_ship_visit None)"]),
    # who tells the press of what is to come leads nobody
    ("第四次边境国防友好交流将于6月20日至22日举行", "6月13日，越南人民军总政治局举行新闻发布会，介绍第四次越中边境国防友好交流。\n越南国防部对外局副局长陈文海少将表示，范长龙上将将率团出席。\n第四次越中边境国防友好交流将于6月20日至22日举行。", "2017-06-13",
     ["announced border_exchange 17-06-20/17-06-22 BOTH (border_defence_friendship_exchange 4)"]),
    ("第四次交流将举行", "越南国防部对外局副局长陈文海少将介绍，第四次越中边境国防友好交流将于6月20日至22日举行，范长龙上将将率团出席。", "2017-06-14",
     ["announced border_exchange 17-06-20/17-06-22 BOTH (border_defence_friendship_exchange 4)"]),
    # a day right behind a dash or a colon, a video, both delegations, who is about to leave, what lies in a region
    ("中越防长会谈", "央视网消息：11日，国防部长董军在北京同越南国防部长潘文江举行会谈。", "2024-12-12", ["talks 24-12-11 beijing CN phan-van-giang- dong-jun"]),
    ("越中防长会谈", "越通社—11日，越南国防部长潘文江在河内与中国国防部长董军举行会谈。", "2024-12-12", ["talks 24-12-11 hanoi VN phan-van-giang- dong-jun"]),
    ("中越海警视频会晤", "海警局局长郁忠少将20日以视频方式同越南海警司令黎光道举行会谈。", "2024-11-21", ["video_talks 24-11-20 BOTH le-quang-dao- yu-zhong"]),
    ("越军总参谋长主持欢迎仪式", "19日，越南人民军总参谋长阮新疆大将在河内主持仪式，欢迎中国中央军委联合参谋部参谋长刘振立上将访问越南。欢迎仪式后，两国代表团举行会谈。", "2024-11-20",
     ["talks 24-11-19 hanoi VN nguyen-tan-cuong- liu-zhenli"]),
    ("黄春战会见中国武官", "越南国防部副部长黄春战上将4日在国防部总部会见即将离任的中国驻越南国防武官潘涛大校。", "2024-12-05", ["receive 24-12-04 hanoi VN hoang-xuan-chien- pan-tao"]),
    ("中越两军联合演练", "中新网南宁11月12日电 (记者 黄某)11日，中越两军在广西崇左举行联合反恐演练。", "2024-11-12", ["exercise 24-11-11 chongzuo CN"]),
    ("中越边防联合巡逻", "新华社南宁11月13日电 12日，中越边防部队在金水河—马鹿塘口岸开展联合巡逻。", "2024-11-13", ["joint_patrol_land 24-11-12 ma-lu-thang jinshuihe BOTH"]),
    ("越中海军年度会议", "5日，越中海军第18次北部湾联合巡逻年度会议在岘港召开。", "2024-11-06", ["working_meeting 24-11-05 da-nang VN (navy_annual_patrol_meeting 18)"]),
    ("越南军舰访华", "12月10日，越南海军“陈兴道”号护卫舰抵达北海，对中国进行友好访问。", "2024-12-11", ["port_call 24-12-10 beihai CN (navy_ship_visit None)"]),
    # what is prepared, what a press conference tells of, and the day and place of a report that are of nothing it tells
    ("第九次交流筹备会举行", "3月10日，第九次越中边境国防友好交流活动第二次筹备会在南宁举行，越南国防部对外局局长陈文海少将与中国国防部国际军事合作办公室副主任李建国少将共同主持。", "2025-03-11",
     ["working_meeting 25-03-10 nanning CN 陈文海- 李建国"]),
    ("第九次边境国防友好交流即将举行", "越南国防部4月3日在河内举行新闻发布会，通报第九次越中边境国防友好交流活动有关情况。活动将于4月16日至17日在越南谅山和中国广西举行。", "2025-04-03",
     ["announced border_exchange 25-04-16/25-04-17 lang-son guangxi BOTH (border_defence_friendship_exchange 9)"]),
    ("董军将访越", "中新社北京10月6日电 应越南国防部长潘文江邀请，国防部长董军将于10月10日至13日访问越南。记者6日从国防部获悉，访越期间，董军将与潘文江举行会谈。", "2024-10-06",
     ["announced visit 24-10-10/24-10-13 VN phan-van-giang- dong-jun", "announced talks 24-10-10/24-10-13 inferred VN phan-van-giang- dong-jun"]),
    ("中越海军举行会谈", "5日，海军副司令员李建国中将与越南海军司令陈青严在海防举行会谈。李建国说，中越两军交往密切。", "2024-11-06", ["talks 24-11-05 hai-phong VN tran-thanh-nghiem- 李建国"]),
    ("越南军舰访华", "12月10日，越南海军“陈兴道”号护卫舰访问中国北海。", "2024-12-11", ["port_call 24-12-10 beihai CN (navy_ship_visit None)"]),
    ("中越边防联合巡逻", "16日，中越边防部队在中越边境天保—清水口岸开展联合巡逻。", "2024-11-18", ["joint_patrol_land 24-11-16 thanh-thuy tianbao BOTH"]),
    ("中越海军联合演练", "20日，双方模拟渔船失火，中越海军在北部湾举行联合演练。", "2024-11-20", ["exercise 24-11-20 gulf-of-tonkin ?"]),
    # how long it was, told beside its last day; a day of the month before; who leads a delegation; institutes
    ("中越海军联合巡逻结束", "10月30日，中越海军第37次北部湾联合巡逻圆满结束。此次联合巡逻为期2天，双方各派出2艘军舰。", "2024-10-30",
     ["joint_patrol_sea 24-10-29/24-10-30 gulf-of-tonkin BOTH (gulf_of_tonkin_navy_patrol 37)"]),
    ("中越陆军联合训练结束", "“携手同行”中越陆军联合训练26日在广西崇左落下帷幕，此次联训为期5天。", "2024-11-26",
     ["exercise 24-11-22/24-11-26 chongzuo CN (joint_army_training None)"]),
    ("中越海警工作会晤", "新华网广州12月1日电 30日，中国海警局与越南海警司令部在广州举行第八次高级别工作会晤。", "2024-12-01",
     ["working_meeting 24-11-30 guangzhou CN (coast_guard_high_level_meeting 8)"]),
    ("中国海军代表团访越", "9日，由海军副司令员李建国中将率领的中国海军代表团在海防拜会越南海军司令陈青严。", "2024-11-09",
     ["talks 24-11-09 hai-phong VN tran-thanh-nghiem- 李建国"]),
    ("黄春战访华", "应中国中央军委联合参谋部副参谋长李建国邀请，越南国防部副部长黄春战上将于10月28日至31日率团对中国进行正式访问。", "2024-10-31",
     ["visit 24-10-28/24-10-31 CN hoang-xuan-chien- 李建国"]),
    ("中越军事学术交流", "2日，中国军事科学院与越南国防战略研究院在河内举行学术交流活动。", "2024-12-02", ["working_meeting 24-12-02 hanoi VN"]),
    # ministers that the gazetteer does not know, in the press of their own country; a dateline is no port
    ("李明远会见越南防长", "国防部长李明远昨(21)日在万象出席东盟防长扩大会期间会见了越南国防部长潘文江。", "2026-11-22", ["sideline 26-11-21 vientiane THIRD phan-van-giang- 李明远"]),
    ("第十一次边境国防友好交流举行", "11月11日至12日，第十一次中越边境国防友好交流活动在云南河口和越南老街举行，国防部长李明远和越南国防部长潘文江共同出席。", "2026-11-12",
     ["border_exchange 26-11-11/26-11-12 lao-cai hekou BOTH phan-van-giang- 李明远 (border_defence_friendship_exchange 11)"]),
    ("苏林会见李明远", "越共中央总书记苏林27日在河内会见对越南进行正式访问的国防部长李明远。", "2026-11-28", ["receive 26-11-27 hanoi VN to-lam- 李明远"]),
    ("越南军舰访华", "新华社南宁10月26日电 应中国海军邀请，越南海军“陈兴道”号护卫舰10月24日至25日对湛江进行友好访问。", "2024-10-26", ["port_call 24-10-24/24-10-25 zhanjiang CN (navy_ship_visit None)"]),
    # the day behind a post, that on which somebody made it known, and an exchange whose days are told apart
    ("中越防长会谈", "中越防长18日在河内举行会谈。", "2024-11-19", ["talks 24-11-18 hanoi VN phan-van-giang- dong-jun"]),
    ("中越海警举行会谈", "中国海警局12月21日消息，中国海警局局长郁忠近日在河内与越南海警司令黎光道举行会谈。", "2024-12-22",
     ["talks 24-12-22 inferred hanoi VN le-quang-dao- yu-zhong"]),
    ("第九次越中边境国防友好交流", "4月17日，第九次越中边境国防友好交流活动在越南谅山举行，越南国防部长潘文江与中国国防部长董军出席。\n4月16日，中方部分在广西凭祥举行。", "2025-04-17",
     ["border_exchange 25-04-16/25-04-17 lang-son pingxiang BOTH phan-van-giang- dong-jun (border_defence_friendship_exchange 9)"]),
    ("第九次边境国防友好交流将举行", "越南国防部对外局局长28日在记者会上说，第九次越中边境国防友好交流活动拟于4月中旬在广西和越南谅山举行。", "2025-03-28",
     ["announced border_exchange 25-04-01/25-04-30 month lang-son guangxi BOTH (border_defence_friendship_exchange 9)"]),
    # numbers and days with spaces around them, `曾` is no surname here, a drill during a call at a port
    ("中越海警联合巡逻", "11 月 26 日至 28 日，中国海警与越南海警在北部湾开展联合巡逻，这是双方开展的第 28 次联合巡逻。", "2024-11-28",
     ["joint_patrol_sea 24-11-26/24-11-28 gulf-of-tonkin BOTH (coast_guard_joint_patrol 28)"]),
    ("中国海军舰艇访问岘港", "10月24日，中国海军戚继光舰抵达越南岘港，进行友好访问。访问期间，两国海军将组织甲板招待会、联合演练等活动。", "2024-10-24",
     ["port_call 24-10-24 da-nang VN (navy_ship_visit None)"]),
    # who leads those who meet somebody together, and the heads of hospitals
    ("潘文江会见何炜", "28日，越南国防部长潘文江与国防部副部长黄春战一同在河内会见中国驻越南大使何炜。", "2024-11-29", ["receive 24-11-28 hanoi VN phan-van-giang- he-wei"]),
    ("中越举行会谈", "28日，国防部长董军、联合参谋部参谋长刘振立在北京与越南国防部长潘文江、总参谋长阮新疆举行会谈。", "2024-11-29", ["talks 24-11-28 beijing CN phan-van-giang- dong-jun"]),
    ("中越军队医院交流", "解放军总医院院长李建国少将28日在北京会见越南108中央军医院院长陈文海中将。", "2024-11-29", ["receive 24-11-28 beijing CN 陈文海- 李建国"]),
    # both ends of a stretch of the border
    ("国防友好交流改期", "原定于12月4日至5日在中越边境河江—文山方向举行的第十次边境国防友好交流活动推迟举行。", "2024-12-03",
     ["postponed border_exchange 24-12-04/24-12-05 ha-giang wenshan BOTH (border_defence_friendship_exchange 10)"]),
    ("中越边防联合巡逻", "16日，中越边防部队在莱州—金平方向开展联合巡逻。", "2024-11-18", ["joint_patrol_land 24-11-16 lai-chau jinping BOTH"]),
    # what a guest came for is told by its own sentence, if at all
    ("潘文江会见中国客人", "28日，越南国防部长潘文江在河内会见了由联合参谋部副参谋长李建国上将率领出席中越国防部第八次防务战略对话的中国国防部代表团。", "2024-11-29",
     ["receive 24-11-28 hanoi VN phan-van-giang- 李建国"]),
    # an office between two posts of one person
    ("黄春战会见中国客人", "28日，越南国防部副部长黄春战在河内会见了出席青年军官座谈会的中国人民解放军总政治部代表团团长、总政宣教办主任李建国少将。", "2024-11-29",
     ["receive 24-11-28 hanoi VN hoang-xuan-chien- 李建国"]),
    # what was in an earlier month, or on a day nobody tells, is not of the day of the news
    ("越南国防部副部长会见中国大使", "10月24日，越南国防部副部长黄春战在河内会见中国驻越南大使何炜。何炜说，9月下旬，董军部长在北京会见潘文江部长，取得丰硕成果。", "2024-10-25",
     ["receive 24-10-24 hanoi VN hoang-xuan-chien- he-wei", "talks 24-09-01/24-09-30 month beijing CN phan-van-giang- dong-jun"]),
    ("盘点中越两军交往", "12月20日，国防部网站盘点全年外事工作。11月，中国海军和平方舟医院船访问越南海防。", "2024-12-20",
     ["port_call 24-11-01/24-11-30 month hai-phong VN (navy_ship_visit None)"]),
    ("越南国防部副部长会见中国大使", "10月24日，越南国防部副部长黄春战在河内会见中国驻越南大使何炜。\n日前，董军在北京会见了越南国防部长潘文江。", "2024-10-25",
     ["receive 24-10-24 hanoi VN hoang-xuan-chien- he-wei", "talks 24-10-25 inferred beijing CN phan-van-giang- dong-jun"]),
    # dialogues by the rank of those who hold them, border police under their own names, a county within a prefecture
    ("越中举行副部长级对话", "第三次越中国防副部长级战略对话9月3日在河内举行，阮志咏上将与马晓天上将主持。", "2012-09-04",
     ["dialogue 12-09-03 hanoi VN nguyen-chi-vinh- ma-xiaotian (defence_strategic_dialogue 3)"]),
    ("边境执法合作", "10月23日，云南出入境边防检查总站与越南老街省边防部队指挥部举行视频会晤。", "2024-10-24",
     ["video_talks 24-10-23 BOTH"]),
    ("中越边境联合巡逻", "10月23日，红河边境管理支队与越南老街省边防部队在两国边境开展联合巡逻。", "2024-10-24",
     ["joint_patrol_land 24-10-23 lao-cai BOTH"]),
    ("中越第八次边境国防友好交流", "4月11日至12日，中越第八次边境国防友好交流在越南老街市和云南省红河州的河口县举行。", "2024-04-13",
     ["border_exchange 24-04-11/24-04-12 lao-cai hekou BOTH (border_defence_friendship_exchange 8)"]),
    # a numbered edition that is planned, told behind what was held; who leads a delegation that is received
    ("潘文江与董军举行会谈", "10月24日，潘文江大将在河内与国防部长董军举行会谈。双方签署合作文件。潘文江说，两军关系良好。董军说，中方愿深化合作。据悉，两位部长将共同主持10月26日至27日在越南谅山和中国广西举行的第九次越中边境国防友好交流活动。", "2024-10-24",
     ["talks 24-10-24 hanoi VN phan-van-giang- dong-jun", "announced border_exchange 24-10-26/24-10-27 lang-son guangxi BOTH phan-van-giang- dong-jun (border_defence_friendship_exchange 9)"]),
    ("第九次中越边境国防友好交流将举行", "第九次中越边境国防友好交流活动将于4月16日至17日在广西和越南谅山举行。国防部长董军与越南国防部长潘文江将率团出席。\n越南海军舰艇编队4月10日至19日访问中国。其间，双方海军将在北部湾开展第38次联合巡逻。", "2025-04-09",
     ["announced border_exchange 25-04-16/25-04-17 lang-son guangxi BOTH phan-van-giang- dong-jun (border_defence_friendship_exchange 9)", "announced port_call 25-04-10/25-04-19 CN (navy_ship_visit None)", "announced joint_patrol_sea 25-04-10/25-04-19 gulf-of-tonkin BOTH (gulf_of_tonkin_navy_patrol 38)"]),
    ("黄春战会见中国军事代表团", "10月24日，越南国防部副部长黄春战在河内会见中国军事代表团。会见时，代表团团长王志远少将通报了与越方工作会议的结果。", "2024-10-25",
     ["receive 24-10-24 hanoi VN hoang-xuan-chien- 王志远"]),
    # a call at a port after a patrol has days and heads of its own, and so has the patrol; a journey told by its end
    ("越南海军舰艇编队访问湛江", "4月15日，结束第38次中越海军北部湾联合巡逻后，越南海军舰艇编队抵达湛江，开始为期4天的友好访问。", "2025-04-16",
     ["port_call 25-04-15/25-04-18 zhanjiang CN (navy_ship_visit None)"]),
    ("中国海军舰艇访问岘港", "4月12日至13日，中越海军在北部湾海域开展第38次联合巡逻。随后，中国海军舰艇编队16日抵达岘港，进行为期3天的访问。越南海军第三区司令陈文海少将出席欢迎仪式。", "2025-04-17",
     ["joint_patrol_sea 25-04-12/25-04-13 gulf-of-tonkin BOTH (gulf_of_tonkin_navy_patrol 38)", "port_call 25-04-16/25-04-18 da-nang VN 陈文海- (navy_ship_visit None)"]),
    ("董军结束访越行程", "国防部长董军12月8日圆满结束为期三天的越南之行，乘专机离开河内。", "2024-12-08",
     ["visit 24-12-06/24-12-08 hanoi VN - dong-jun"]),
    # the press leaves out its own country beside the other, nobody is host in a third one, a stay begins with arrival
    ("李海明访问越南", "应越南人民军海军司令陈文海邀请，海军司令员李海明9日至12日率团对越南进行正式友好访问。\n10日，李海明在海防与陈文海举行会谈。", "2024-12-10",
     ["visit 24-12-09/24-12-12 hai-phong VN 陈文海- 李海明", "talks 24-12-10 hai-phong VN 陈文海- 李海明"]),
    ("董军会见越南防长", "国防部长董军11月30日在新加坡会见越南国防部长潘文江。", "2024-11-30",
     ["sideline 24-11-30 singapore THIRD phan-van-giang- dong-jun"]),
    ("中越海警联合巡逻", "12月3日至5日，中国海警与越南海警在北部湾海域开展联合巡逻。\n5日，越南海警舰艇编队抵达广西北海，进行友好访问。", "2024-12-06",
     ["joint_patrol_sea 24-12-03/24-12-05 gulf-of-tonkin BOTH (coast_guard_joint_patrol None)", "port_call 24-12-05 beihai CN (coast_guard_ship_visit None)"]),
    ("中越陆军联合训练开训", "新华社河内12月3日电 中越陆军联合训练3日在越南太原开训。训练将持续至12月12日。", "2024-12-03",
     ["exercise 24-12-03/24-12-12 thai-nguyen VN (joint_army_training None)"]),
    # who welcomes ships, an attaché new in office, a delegation that goes on to talks, heads of young officers
    ("中国海军舰艇编队访问胡志明市", "12月3日，中国海军舰艇编队抵达越南胡志明市，进行为期5天的访问。越南海军第二区副司令员陈文海等到码头迎接。\n编队指挥员、南部战区海军副司令员李海明少将说，此访增进友谊。", "2024-12-04",
     ["port_call 24-12-03/24-12-07 ho-chi-minh-city VN 陈文海- 李海明 (navy_ship_visit None)"]),
    ("越南海军舰艇访问青岛", "12月3日，越南海军015号护卫舰抵达青岛，进行为期3天的访问。北部战区海军副参谋长李海明大校主持欢迎仪式。", "2024-12-04",
     ["port_call 24-12-03/24-12-05 qingdao CN - 李海明 (navy_ship_visit None)"]),
    ("越南国防部副部长会见中国武官", "12月3日，越南国防部副部长黄春战在河内会见前来拜会的中国驻越南新任国防武官李海明大校。", "2024-12-04",
     ["receive 24-12-03 hanoi VN hoang-xuan-chien- 李海明"]),
    ("越南海军代表团访问中国", "越南人民军海军副司令员陈文海少将率代表团12月3日至6日访问中国。代表团4日在北京与中国海军副司令员李海明中将举行会谈。", "2024-12-07",
     ["visit 24-12-03/24-12-06 beijing CN 陈文海-", "talks 24-12-04 beijing CN 陈文海- 李海明"]),
    ("中越青年军官交流启动", "12月3日，第九次中越青年军官友好交流活动在南宁启动。越南人民军代表团团长、总政治局青年部副部长陈文海上校率团参加。南部战区政治工作部副主任李海明少将致辞。", "2024-12-04",
     ["young_officers 24-12-03 nanning CN 陈文海- 李海明 (young_officers_exchange 9)"]),
    # aid handed over, border police and a post of the border guard, ships that set out the day before, a dialogue a visitor speaks of
    ("中国援助排雷装备", "12月3日，越南国防部副部长黄春战与中国驻越南大使何炜在河内共同主持中国国防部援助越方排雷装备交接仪式。", "2024-12-04",
     ["working_meeting 24-12-03 hanoi VN hoang-xuan-chien- he-wei"]),
    ("装备运抵河内", "中国军队援助越南军队的装备3日运抵河内，中国驻越南大使何炜和越南国防部副部长黄春战出席装备移交仪式。", "2024-12-04",
     ["working_meeting 24-12-03 hanoi VN hoang-xuan-chien- he-wei"]),
    ("中越整治界河", "12月3日，广西崇左边境管理支队与越南里万边防屯联合开展界河整治行动。双方沿边境巡查界碑。", "2024-12-04",
     ["joint_patrol_land 24-12-03 chongzuo BOTH"]),
    ("中越海警联合检查", "4日，中国海警局两艘舰船从三亚起航，参加5日开始的中越海警北部湾海上联合检查。这是两国海警自2006年以来第13次开展联合检查，将持续到7日。", "2017-12-05",
     ["joint_patrol_sea 17-12-05/17-12-07 gulf-of-tonkin BOTH (coast_guard_joint_patrol 13)"]),
    ("中越陆军联合训练开训", "12月3日，中越陆军在广西开展联合训练。这是两国第一次举行陆军联合训练。", "2024-12-04",
     ["exercise 24-12-03 guangxi CN (joint_army_training None)"]),
    ("越南国防部代表团赴中国参加边境国防友好交流活动", "潘文江部长和越南国防部代表团欢迎仪式4月12日在中国河口口岸举行，由国防部长董军主持。两国防长为界碑描红。", "2024-04-13",
     ["border_exchange 24-04-12 hekou BOTH phan-van-giang- dong-jun (border_defence_friendship_exchange None)"]),
    # who commands a border regiment by his title alone, at a reception who came and not who is spoken of
    ("中越边防部队会谈", "12月3日，边防团团长李海明与越南老街省边防部队指挥长陈文海在河口举行会谈。", "2024-12-04",
     ["talks 24-12-03 hekou CN 陈文海- 李海明"]),
    ("中国驻越南大使馆庆祝建军节", "中国驻越南大使馆7月29日在河内举行招待会，庆祝中国人民解放军建军97周年。越南国防部副部长黄春战出席。\n国防武官李海明大校在招待会上致辞时说，本月董军同潘文江在北京举行会谈。", "2024-07-30",
     ["gathering 24-07-29 hanoi CN hoang-xuan-chien- 李海明"]),
    # a long office before the guest's name, a ship's call that is no visit, training told by its end
    ("越南人民军总政治局副主任会见中国客人", "12月3日，越南人民军总政治局副主任陈文海上将在河内会见由中央军委政治工作部兵员和文职人员局局长李海明少将率领的代表团。", "2024-12-04",
     ["receive 24-12-03 hanoi VN 陈文海- 李海明"]),
    ("中国海警船访问海防", "12月3日，李海明大校率领的中国海警3303舰抵达海防，开始对越南进行为期4天的访问。", "2024-12-04",
     ["port_call 24-12-03/24-12-06 hai-phong VN - 李海明 (coast_guard_ship_visit None)"]),
    ("中越陆军联合训练结束", "12月13日，中越陆军联合训练在越南北江省结训。此次联训为期10天。", "2024-12-14",
     ["exercise 24-12-04/24-12-13 bac-giang VN (joint_army_training None)"]),
    # a provincial command is China's, ships that are led and welcomed, no ships in an academy of that name, a general is no future
    ("越南军事代表团访问云南", "12月3日至6日，越南人民军第二军区政委陈文海中将率代表团访问云南。4日，云南省委常委、省军区政委李海明少将在昆明会见代表团。", "2024-12-07",
     ["visit 24-12-03/24-12-06 yunnan CN 陈文海-", "talks 24-12-04 kunming CN 陈文海- 李海明"]),
    ("越南海警船访问湛江", "12月3日，越南海警8004船在陈文海大校率领下抵达广东湛江，开始对中国进行为期3天的友好访问。中国海警局南海分局副局长李海明等迎接。", "2024-12-04",
     ["port_call 24-12-03/24-12-05 zhanjiang CN 陈文海- 李海明 (coast_guard_ship_visit None)"]),
    ("越南海军学院代表团访问中国", "12月3日，越南海军学院院长陈文海少将率代表团访问中国海军大连舰艇学院，与院长李海明少将座谈。", "2024-12-04",
     ["visit 24-12-03 dalian CN 陈文海-", "working_meeting 24-12-03 dalian CN 陈文海- 李海明"]),
    ("边境会谈", "12月3日，云南文山边境管理支队支队长李海明在越南宣光省与宣光省边防部队副指挥长陈文海举行定期会谈。", "2024-12-04",
     ["working_meeting 24-12-03 tuyen-quang VN 陈文海- 李海明"]),
    # a border post that is called on, whoever answers for an office, a numbered meeting a visitor attends, heads told behind
    ("新春走访", "12月3日，越南老街省边防部队副指挥长陈文海率代表团赴云南河口拜访河口出入境边防检查站。", "2024-12-04",
     ["call 24-12-03 hekou CN 陈文海-"]),
    ("防务磋商", "12月3日，越南国防部网络空间作战司令部副司令陈文海少将与中国国防部信息保障部门负责人李海明少将以视频方式举行工作会谈。", "2024-12-04",
     ["video_talks 24-12-03 BOTH 陈文海- 李海明"]),
    ("郁忠访问越南", "12月3日至6日，中国海警局局长郁忠率代表团访问越南，并出席第八次中越海警高层工作会晤。5日，越南国防部长潘文江在河内会见郁忠。", "2024-12-07",
     ["visit 24-12-03/24-12-06 hanoi VN - yu-zhong", "working_meeting 24-12-03/24-12-06 hanoi VN (coast_guard_high_level_meeting 8)", "receive 24-12-05 hanoi VN phan-van-giang- yu-zhong"]),
    ("越南代表团访问昆明", "12月3日，越南第二军区司令部代表团与云南省军区司令员李海明少将在昆明座谈。代表团由第二军区副司令员陈文海少将率领。", "2024-12-04",
     ["working_meeting 24-12-03 kunming CN 陈文海- 李海明"]),
    ("边防会谈会晤", "12月3日，广西军区边防某旅与越南谅山省边防部队在友谊关口岸举行会谈会晤。旅长李海明上校、谅山省边防部队副指挥长陈文海上校分别率代表团参加。", "2024-12-04",
     ["working_meeting 24-12-03 youyiguan CN 陈文海- 李海明"]),
    ("3+3对话", "12月3日，中越外交、国防、公安“3+3”战略对话在北京举行，中央军委国际军事合作办公室主任李海明与越南国防部副部长黄春战等共同主持。", "2024-12-04",
     ["dialogue 24-12-03 beijing CN hoang-xuan-chien- 李海明 (three_plus_three None)"]),
    # an exchange of local border troops, what is signed with nobody else told, a town behind its province, a call that ends as ships set out
    ("中越边防部队边境友好交流", "12月3日至4日，越南老街省边防部队与云南文山军分区在老街省和云南马关县举行边境友好交流活动。老街省边防部队指挥长陈文海上校与文山军分区司令员李海明大校率团参加。", "2024-12-05",
     ["border_exchange 24-12-03/24-12-04 lao-cai wenshan BOTH 陈文海- 李海明"]),
    ("中国援助医疗设备", "12月3日，越南国防部军医局局长陈文海少将与中国驻越南大使何炜在河内签署医疗设备援助协议。", "2024-12-04",
     ["working_meeting 24-12-03 hanoi VN 陈文海- he-wei"]),
    ("李海明访问越南", "海军司令员李海明3日前往越南庆和省金兰，会见越南海军第四区司令员陈文海少将。", "2024-12-04",
     ["receive 24-12-03 cam-ranh VN 陈文海- 李海明"]),
    ("中国海军舰艇结束访问", "12月4日，中国海军戚继光舰圆满结束对越南岘港的友好访问，启程前往泰国。3日晚，舰上举行甲板招待会。", "2024-12-05",
     ["port_call 24-12-03/24-12-04 da-nang VN (navy_ship_visit None)"]),
    ("中越海警高层工作会晤", "中新社 广州12月8日电 12月3日至7日，中国海警局与越南海警司令部在广州举行第八次高级别工作会晤。\n中国海警局局长郁忠、越南海警司令部司令黎光道共同主持会晤。", "2024-12-08",
     ["working_meeting 24-12-03/24-12-07 guangzhou CN le-quang-dao- yu-zhong (coast_guard_high_level_meeting 8)"]),
    # who commands each side's ships, young coast guards, an army day at a consulate and in an embassy, talks of those who work
    ("中越海军联合巡逻", "12月3日至4日，中越海军举行第39次北部湾联合巡逻。中方由南部战区海军某支队参谋长李海明大校担任海上指挥员。越方参加的是015号护卫舰，由海军第一区副参谋长陈文海大校担任指挥员。", "2024-12-05",
     ["joint_patrol_sea 24-12-03/24-12-04 gulf-of-tonkin BOTH 陈文海- 李海明 (gulf_of_tonkin_navy_patrol 39)"]),
    ("中越海警青年警官交流", "12月3日至5日，中越海警青年警官交流活动在广西北海举行。", "2024-12-06", ["young_officers 24-12-03/24-12-05 beihai CN"]),
    ("越南驻昆明总领事馆庆祝建军", "12月17日，越南驻昆明总领事馆举行越南人民军建军80周年招待会，云南省军区副司令员李海明少将应邀出席。", "2024-12-18",
     ["gathering 24-12-17 kunming VN - 李海明"]),
    ("越南国防部代表团祝贺建军节", "7月30日，越南国防部副部长黄春战率代表团前往中国驻越南大使馆祝贺建军节。何炜大使、国防武官李海明大校会见代表团。", "2024-07-31",
     ["receive 24-07-30 hanoi CN hoang-xuan-chien- he-wei"]),
    ("中越工作层磋商", "12月3日，中越两军工作层磋商在越南大叻举行，中央军委国际军事合作办公室副主任李海明少将与越南国防部对外局副局长陈文海大校主持。", "2024-12-04",
     ["working_meeting 24-12-03 da-lat VN 陈文海- 李海明"]),
    # offices of peacekeepers, a stay told in weeks, a hotline, what units hold online
    ("维和会晤", "12月3日，越南维和局局长陈文海少将与中国国防部维和中心副主任李海明大校在河内举行工作会晤。", "2024-12-04",
     ["working_meeting 24-12-03 hanoi VN 陈文海- 李海明"]),
    ("中国海军医院船结束访问", "中国海军和平方舟医院船12月12日结束对越南海防的访问，启程前往下一站。为期一周的访问中，医院船为当地民众提供诊疗。", "2024-12-13",
     ["port_call 24-12-06/24-12-12 hai-phong VN (navy_ship_visit None)"]),
    ("海警热线", "12月3日，越南海警司令黎光道中将与中国海警局局长郁忠通过热线电话就海上形势交换意见。", "2024-12-04",
     ["phone 24-12-03 BOTH le-quang-dao- yu-zhong"]),
    ("中越举行线上会议", "12月3日，越南国防部对外局与中国国防部国际军事合作办公室举行线上会议。", "2024-12-04", ["video_talks 24-12-03 BOTH"]),
    # a namesake of a lower rank is somebody else, offices of the forces without rank, a guest from a society, young soldiers
    ("中国海警访问岘港", "12月3日，中国海警局南海分局副局长李海明在岘港与越南海警第二区司令部司令员武文俊大校举行工作会谈。", "2024-12-04",
     ["working_meeting 24-12-03 da-nang VN 武文俊- 李海明 (coast_guard_high_level_meeting None)"]),
    ("中央军委后勤保障部会见越南客人", "中央军委后勤保障部副部长李海明3日在京会见越南国防部后勤技术总局副主任陈文海一行。", "2024-12-04",
     ["receive 24-12-03 beijing CN 陈文海- 李海明"]),
    ("潘文江会见中国客人", "越南国防部长潘文江3日在河内会见来访的中国军事科学学会副会长李海明中将。", "2024-12-04",
     ["receive 24-12-03 hanoi VN phan-van-giang- 李海明"]),
    ("青年军人联谊", "中越青年军人联谊活动12月3日在云南河口举行。", "2024-12-04", ["young_officers 24-12-03 hekou CN"]),
    # ships that set out are to call at a port on a day that nobody tells; a guest of a region told by its seat
    ("中国海军编队起航", "12月3日，中国海军编队从湛江起航赴北部湾训练，随后将访问越南海防。", "2024-12-04",
     ["announced port_call hai-phong VN (navy_ship_visit None)"]),
    ("中越军区会晤", "12月3日，越南第二军区副司令员陈文海少将在河内会晤云南省军区副司令员李海明少将。", "2024-12-04",
     ["talks 24-12-03 hanoi VN 陈文海- 李海明"]),
    # a delegation received in the sentence that tells who leads it, an exchange that is the headline of an act of it
    ("越南第三军区代表团访华", "越南第三军区司令员陈文海中将率团于12月3日至6日对广东省进行友好访问，南部战区副司令员李海明海军中将5日在广州会见了代表团一行。", "2024-12-07",
     ["visit 24-12-03/24-12-06 guangzhou CN 陈文海-", "talks 24-12-05 guangzhou CN 陈文海- 李海明"]),
    ("越中边境国防友好交流：两国防长种植友谊树", "12月3日上午，潘文江大将在芒街国际口岸为董军上将一行举行欢迎仪式。随后，两国防长在友谊园种植友谊树。", "2024-12-04",
     ["border_exchange 24-12-03 mong-cai BOTH phan-van-giang- dong-jun (border_defence_friendship_exchange None)"]),
    # a call at a port that comes after a patrol whose days are told
    ("中越海军将联合巡逻", "中越海军将于12月6日至8日在北部湾举行第39次联合巡逻，随后越南海军舰艇将对中国湛江进行访问。", "2024-12-04",
     ["announced joint_patrol_sea 24-12-06/24-12-08 gulf-of-tonkin BOTH (gulf_of_tonkin_navy_patrol 39)", "announced port_call zhanjiang CN (navy_ship_visit None)"]),
    ("边境会晤", "12月3日，云南金水河边境派出所与越南马鹿塘边防屯举行会晤。", "2024-12-04", ["working_meeting 24-12-03 ?"]),
    # a visit summed up as it ends: what took place in it is of no day that is told, and of no town it went on to
    ("李海明结束访越", "12月6日，海军司令员李海明率领的代表团圆满结束对越南的正式访问，离开河内回国。访问期间，李海明与越南海军司令陈文海举行会谈，并拜会越南国防部长潘文江。", "2024-12-06",
     ["talks 24-12-06 inferred hanoi VN 陈文海- 李海明", "call 24-12-06 inferred hanoi VN phan-van-giang- 李海明"]),
    ("陈文海结束访华", "12月6日上午，越南国防部副部长陈文海离开北京，圆满结束为期四天的访华行程。陈文海在华期间与联合参谋部副参谋长李海明举行了会谈。", "2024-12-06",
     ["visit 24-12-03/24-12-06 beijing CN 陈文海-", "talks 24-12-03/24-12-06 inferred beijing CN 陈文海- 李海明"]),
    ("李海明访越", "12月3日至6日，海军司令员李海明率团访问越南。4日，李海明拜会越南国防部长潘文江。访问期间，代表团参观了越南海军学院，还与越南海军司令陈文海举行会谈。", "2024-12-07",
     ["visit 24-12-03/24-12-06 VN - 李海明", "call 24-12-04 VN phan-van-giang- 李海明", "talks 24-12-03/24-12-06 inferred VN 陈文海- 李海明"]),
    ("李海明在河内会谈后回国", "海军司令员李海明6日在河内与越南海军司令陈文海举行会谈后，结束对越南的访问。", "2024-12-07", ["talks 24-12-06 hanoi VN 陈文海- 李海明"]),
    ("陈文海访华", "12月4日，越南国防部副部长陈文海在北京与联合参谋部副参谋长李海明举行会谈。随后两天，代表团还将赴昆明参观。陈文海拜会了中央军委副主席张又侠。", "2024-12-04",
     ["talks 24-12-04 beijing CN 陈文海- 李海明", "call 24-12-04 beijing CN 陈文海- zhang-youxia"]),
    ("潘文江访华", "12月4日，越南国防部长潘文江在北京拜会中央军委副主席张又侠。潘文江应国防部长董军邀请，3日至6日访问中国。", "2024-12-04",
     ["call 24-12-04 beijing CN phan-van-giang- zhang-youxia", "visit 24-12-03/24-12-06 beijing CN phan-van-giang- dong-jun"]),
    # days that bound what lasts, what begins as a curtain rises, talks of an exchange in a report from the capital
    ("中越陆军联合训练结束", "中越陆军联合训练12月13日在越南北江省结束。联训自12月4日开始，双方官兵参加。", "2024-12-14",
     ["exercise 24-12-04/24-12-13 bac-giang VN (joint_army_training None)"]),
    ("中越青年军官交流活动开幕", "12月3日，中越青年军官友好交流活动在昆明拉开帷幕。活动为期4天。", "2024-12-04",
     ["young_officers 24-12-03/24-12-06 kunming CN (young_officers_exchange None)"]),
    ("中越边境国防友好交流举行", "北京4月17日电 国防部长董军16日至17日与越南国防部长潘文江共同主持第九次中越边境国防友好交流活动，并举行会谈。", "2025-04-17",
     ["border_exchange 25-04-16/25-04-17 BOTH phan-van-giang- dong-jun (border_defence_friendship_exchange 9)",
      "talks 25-04-16/25-04-17 inferred ? phan-van-giang- dong-jun"]),
    ("国防部长会谈", "河内4月17日电 (记者 王某) 国防部长董军今天同越南国防部长潘文江举行会谈。", "2025-04-20", ["talks 25-04-17 hanoi VN phan-van-giang- dong-jun"]),
    # ships that a spokesman welcomes, their courtesies, a meeting that sums up patrols, a base of a town
    ("中方对越南海军军舰来访表示欢迎", "国防部发言人说，应中国海军邀请，越南海军“陈兴道”号护卫舰12月3日至6日对广州进行友好访问。", "2024-12-07",
     ["port_call 24-12-03/24-12-06 guangzhou CN (navy_ship_visit None)"]),
    ("越南海军军舰抵达湛江", "12月3日，越南海军“陈兴道”号护卫舰抵达湛江，进行为期4天的友好访问。湛江基地副司令员李海明大校到码头迎接。越方编队指挥员陈文海大校将拜会南部战区海军领导。", "2024-12-03",
     ["port_call 24-12-03/24-12-06 zhanjiang CN 陈文海- 李海明 (navy_ship_visit None)"]),
    ("中越海军第39次联合巡逻总结会举行", "12月3日，越南海军与南部战区海军在北海举行第18次年度会议，总结第39次联合巡逻工作。", "2024-12-04",
     ["working_meeting 24-12-03 beihai CN (navy_annual_patrol_meeting 18)"]),
    # a name that ends like a service, who is said to command each side's ships, whoever leads a body of the forces
    ("李海军与越南第一军区会谈", "广西军区副司令员李海军少将3日在南宁与越南第一军区副司令员陈文海少将举行会谈。", "2024-12-04", ["talks 24-12-03 nanning CN 陈文海- 李海军"]),
    ("中越海警联合巡逻", "12月3日至4日，中国海警舰艇编队与越南海警舰艇编队在北部湾开展联合巡逻。编队由指挥员李海明大校带领，越方指挥员为陈文海上校。", "2024-12-05",
     ["joint_patrol_sea 24-12-03/24-12-04 gulf-of-tonkin BOTH 陈文海- 李海明 (coast_guard_joint_patrol None)"]),
    ("越南国会主席会见中国客人", "越南国会主席陈青敏4日在河内会见了由政治委员李海明率领的中国国防大学代表团。", "2024-12-05", ["receive 24-12-04 hanoi VN 陈青敏- 李海明"]),
    # talks announced beside an exchange: of heads that are told, and as one item of its programme
    ("中越将举行边境国防友好交流", "第十一次中越边境国防友好交流活动将于3月18日至19日在广西东兴和越南芒街举行。国防部长李海明与越南国防部长潘文江将举行会谈并签署合作文件。", "2027-03-10",
     ["announced border_exchange 27-03-18/27-03-19 mong-cai dongxing BOTH phan-van-giang- 李海明 (border_defence_friendship_exchange 11)",
      "announced talks 27-03-18/27-03-19 inferred ? phan-van-giang- 李海明"]),
    ("中越将举行边境国防友好交流", "第十一次中越边境国防友好交流活动将于3月18日至19日在广西东兴和越南芒街举行。国防部长李海明与越南国防部长潘文江将举行会谈、种植友谊树等。", "2027-03-10",
     ["announced border_exchange 27-03-18/27-03-19 mong-cai dongxing BOTH phan-van-giang- 李海明 (border_defence_friendship_exchange 11)"]),
    # a ceremony at which something is handed over, told before those who attend it
    ("中国援越扫雷装备交接", "12月3日，中国援助越南扫雷装备交接仪式在河内举行。中国驻越南大使何炜、越南国防部副部长黄春战出席仪式。", "2024-12-04",
     ["working_meeting 24-12-03 hanoi VN hoang-xuan-chien- he-wei"]),
    # a name that looks like another army, talks in a visit of days, a town behind a third country, offices and commands
    ("中国海警通报", "中国海警局新闻发言人李德军表示，12月3日至5日，中国海警4203舰与越南海警8002船在北部湾开展联合巡逻。", "2024-12-06",
     ["joint_patrol_sea 24-12-03/24-12-05 gulf-of-tonkin BOTH (coast_guard_joint_patrol None)"]),
    ("陈文海访华", "应中国海警局邀请，越南海警司令陈文海少将率团于12月3日至6日访华。4日，中国海警局局长郁忠与陈文海在北京举行第九次高级别工作会晤。", "2024-12-07",
     ["visit 24-12-03/24-12-06 beijing CN 陈文海-", "working_meeting 24-12-04 beijing CN 陈文海- yu-zhong (coast_guard_high_level_meeting 9)"]),
    ("董军将出席东盟防长扩大会", "国防部长董军将于11月20日至22日赴老挝万象出席东盟防长扩大会，期间将与越南国防部长潘文江举行双边会见。", "2024-11-18",
     ["announced sideline 24-11-20/24-11-22 inferred vientiane THIRD phan-van-giang- dong-jun"]),
    ("越南客人访华", "中央军委政法委员会副书记李海明少将3日在北京会见越南国防部法制局局长陈文海少将。", "2024-12-04", ["receive 24-12-03 beijing CN 陈文海- 李海明"]),
    ("边防会谈会晤", "12月3日，文山军分区与越南河江省军事指挥部在清水口岸举行会谈会晤，文山军分区司令员李海明大校、河江省军事指挥部指挥长陈文海大校参加。", "2024-12-04",
     ["working_meeting 24-12-03 thanh-thuy VN 陈文海- 李海明"]),
    ("中越联合执法巡逻", "12月3日，河口出入境边防检查站与越南老街省边防部队在界碑段开展联合执法巡逻。", "2024-12-04", ["joint_patrol_land 24-12-03 lao-cai hekou BOTH"]),
    # who is received with a ceremony, a service that is no name, a trip and its length, a dateline of other agencies
    ("中国国防大学代表团访问越南", "12月3日，由国防大学副校长李海明中将率领的中国人民解放军国防大学代表团访问越南国防学院。越南国防学院院长陈文海上将主持欢迎仪式并举行会谈。", "2024-12-04",
     ["visit 24-12-03 VN - 李海明", "talks 24-12-03 VN 陈文海- 李海明"]),
    ("南部战区陆军代表团访问越南", "12月3日，由南部战区陆军副政治委员李海明少将率领的南部战区陆军代表团在海防市与越南第三军区副政委陈文海少将举行会谈。", "2024-12-04",
     ["talks 24-12-03 hai-phong VN 陈文海- 李海明"]),
    ("中國國防部長訪越", "【中央社河內3日綜合外電報導】中國國防部長董軍今天展開為期3天的越南行，上午在河內與越南國防部長潘文江會談。", "2024-12-03",
     ["visit 24-12-03/24-12-05 hanoi VN - dong-jun", "talks 24-12-03 hanoi VN phan-van-giang- dong-jun"]),
    ("军队卫生代表团访越", "应越南国防部军医局邀请，中央军委后勤保障部卫生局局长李海明少将率代表团于12月1日至5日访问越南。2日，越南国防部副部长黄春战在河内会见代表团。", "2024-12-06",
     ["visit 24-12-01/24-12-05 hanoi VN - 李海明", "receive 24-12-02 hanoi VN hoang-xuan-chien- 李海明"]),
    # an exercise on both sides of the border, heads told beside their offices or by a title alone, days of local talks
    ("中越两军卫勤联合演习", "“和平救援”中越两军卫勤联合演习12月3日至5日在越南老街和中国云南河口边境地区举行。", "2024-12-06",
     ["exercise 24-12-03/24-12-05 lao-cai hekou BOTH (joint_medical_exercise None)"]),
    ("中越两军工作磋商", "中越两军网络安全工作磋商3日在广州举行，双方由越南86司令部副司令陈文海少将、中央军委网络空间部队副参谋长李海明少将共同主持。", "2024-12-04",
     ["working_meeting 24-12-03 guangzhou CN 陈文海- 李海明"]),
    ("边防年度会谈", "12月3日至4日，云南文山军分区代表团赴越南宣光省，与宣光省边防指挥部举行年度会谈。文山军分区司令员李海明大校与宣光省边防指挥部指挥长陈文海大校出席会谈。", "2024-12-05",
     ["talks 24-12-03/24-12-04 tuyen-quang VN 陈文海- 李海明"]),
    ("边境第四季度会谈", "12月3日，普洱边境管理支队江城边境管理大队与越南奠边省边防部队在江城举行第四季度会谈。江城边境管理大队大队长李海明、阿巴寨边防屯屯长陈文海中校出席。", "2024-12-04",
     ["working_meeting 24-12-03 jiangcheng CN 陈文海- 李海明"]),
    # a plan within days that are told, behind the day on which it was made known; a day written out before a visit
    ("越南防长将访华", "越南国防部星期四（12月5日）宣布，国防部长潘文江将于12月9日至12日率团访问中国，期间将与中国国防部长董军举行会谈。", "2024-12-05",
     ["announced visit 24-12-09/24-12-12 CN phan-van-giang-", "announced talks 24-12-09/24-12-12 inferred CN phan-van-giang- dong-jun"]),
    ("越南軍方領導人訪廣州", "越南人民軍總參謀長阮新疆大將三日到訪廣州，與南部戰區司令員吳亞男上將會談。", "2024-12-04", ["talks 24-12-03 guangzhou CN nguyen-tan-cuong- wu-yanan"]),
    # who goes to an edition is on no visit; ships that visit are not whoever was told of before; who has which ships led
    ("潘文江抵达东兴", "3日上午，越南国防部长潘文江率代表团抵达广西东兴，出席第十次中越边境国防友好交流活动，董军在口岸主持欢迎仪式。", "2024-12-04",
     ["border_exchange 24-12-03 dongxing BOTH phan-van-giang- dong-jun (border_defence_friendship_exchange 10)"]),
    ("中越海警会晤", "12月3日，中国海警局局长郁忠、越南海警司令黎光道在广州举行第八次高级别工作会晤。为配合会晤，越南海警8002舰于12月3日至6日访问广州。", "2024-12-07",
     ["working_meeting 24-12-03 guangzhou CN le-quang-dao- yu-zhong (coast_guard_high_level_meeting 8)", "port_call 24-12-03/24-12-06 guangzhou CN (coast_guard_ship_visit None)"]),
    ("中越海警联合巡逻", "12月3日，中越海警在北部湾分界线邻近海域开展联合巡逻。参加巡逻的越南海警有由第一区司令部副司令陈文海大校指挥的8004船，中国海警有由南海分局副局长李海明指挥的4301舰。", "2024-12-04",
     ["joint_patrol_sea 24-12-03 gulf-of-tonkin BOTH 陈文海- 李海明 (coast_guard_joint_patrol None)"]),
    # commanders who meet in port and before a patrol, a visit to a body of the forces, offices that meet, what is agreed on
    ("中国海警舰艇访问越南", "应越南海警邀请，中国海警3302舰12月4日至8日访问越南海防。编队指挥员、中国海警局南海分局副局长李海明拜会了越南海警第一海区司令陈文海少将。", "2024-12-09",
     ["port_call 24-12-04/24-12-08 hai-phong VN 陈文海- 李海明 (coast_guard_ship_visit None)", "talks 24-12-04/24-12-08 inferred hai-phong VN 陈文海- 李海明"]),
    ("中越海军联合巡逻编队指挥员会面", "12月3日，参加第41次北部湾联合巡逻的中方编队指挥员李海明大校和越方编队指挥员陈文海大校在北海举行协调会。", "2024-12-04",
     ["working_meeting 24-12-03 beihai CN 陈文海- 李海明"]),
    ("越南军队医院代表团访华", "12月3日至5日，越南108中央军队医院院长陈文海中将率团访问解放军总医院。", "2024-12-06", ["visit 24-12-03/24-12-05 CN 陈文海-"]),
    ("中越两军维和年度会议", "越南维和局与中国国防部维和事务中心3日在河内举行年度会议。越南维和局局长陈文海少将、中国国防部维和事务中心主任李海明大校共同主持。", "2024-12-04",
     ["working_meeting 24-12-03 hanoi VN 陈文海- 李海明"]),
    ("两国海军司令员视频通话", "3日，海军司令员李海明与越南海军司令陈文海视频通话，商定办好第十次边境国防友好交流框架内的联合巡逻。", "2024-12-04",
     ["video_talks 24-12-03 BOTH 陈文海- 李海明"]),
    # what a delegation came for is of no day told of another act, nor is what it did of all its days
    ("潘文江会见中国国防部代表团", "12月3日，越南国防部长潘文江在河内会见由联合参谋部副参谋长李海明中将率领的中国国防部代表团。代表团此次来越出席第九次越中国防战略对话。", "2024-12-04",
     ["receive 24-12-03 hanoi VN phan-van-giang- 李海明", "dialogue 24-12-04 inferred hanoi VN (defence_strategic_dialogue 9)"]),
    ("中国军事医学代表团访越", "12月3日至7日，以海军军医大学校长李海明少将为团长的中国军事医学代表团访问越南。4日，代表团与越南军医学院院长陈文海中将举行座谈。", "2024-12-08",
     ["visit 24-12-03/24-12-07 VN - 李海明", "working_meeting 24-12-04 VN 陈文海- 李海明"]),
    # an exchange whose curtain rises, a port that is visited, heads of departments
    ("边境交流启动", "3月18日，广西东兴举行隆重欢迎仪式，董军迎接潘文江一行，中越第十次边境国防友好交流活动由此拉开序幕。", "2026-03-18",
     ["border_exchange 26-03-18 dongxing BOTH phan-van-giang- dong-jun (border_defence_friendship_exchange 10)"]),
    ("南部战区海军访越", "12月3日，南部战区海军副司令员李海明少将率团访问海防，与越南海军第一区司令陈文海少将会谈。", "2024-12-04", ["talks 24-12-03 hai-phong VN 陈文海- 李海明"]),
    ("边防力量加强合作", "12月3日，越南边防部队司令陈文海中将在老街同中国国家移民管理局边防检查管理司司长李海明举行工作会谈。", "2024-12-04",
     ["working_meeting 24-12-03 lao-cai VN 陈文海- 李海明"]),
    # who receives is told without whom, how long a visit is behind it, who leads each side
    ("董军访问越南", "国防部长董军12月3日至5日应邀访问越南，期间越共中央总书记苏林、国家主席梁强分别会见，越南国防部长潘文江同其会谈。", "2024-12-06",
     ["visit 24-12-03/24-12-05 VN - dong-jun", "call 24-12-03/24-12-05 inferred VN to-lam- dong-jun", "call 24-12-03/24-12-05 inferred VN luong-cuong- dong-jun",
      "talks 24-12-03/24-12-05 inferred VN phan-van-giang- dong-jun"]),
    ("潘文江启程访华", "12月3日上午，越南国防部长潘文江大将率团离开河内，启程对中国进行正式访问。此访为期4天。", "2024-12-03", ["visit 24-12-03/24-12-06 CN phan-van-giang-"]),
    ("中越海警青年警官交流", "12月3日至5日，中越海警青年警官交流活动在海防举行，中方由中国海警局政治工作部副主任李海明带队，越方由越南海警副政委陈文海少将带队。", "2024-12-06",
     ["young_officers 24-12-03/24-12-05 hai-phong VN 陈文海- 李海明"]),
    # talks during an exchange are the news, not the exchange; whoever sees ships off
    ("边境国防友好交流期间中越防长会谈", "在第十次中越边境国防友好交流活动期间，国防部长董军19日在越南芒街同越南国防部长潘文江举行会谈。", "2026-03-19",
     ["talks 26-03-19 mong-cai VN phan-van-giang- dong-jun (border_defence_friendship_exchange 10)"]),
    ("中国海警舰艇结束访问", "12月8日，中国海警舰艇编队结束对越南海防为期5天的访问启航返回，越南海警第一海区副司令陈文海大校到码头送行。", "2024-12-08",
     ["port_call 24-12-04/24-12-08 hai-phong VN 陈文海- (coast_guard_ship_visit None)"]),
]  # fmt: skip


def test_a_post_of_one_name_on_both_sides_is_that_of_the_side_meant() -> None:
    (talks,) = read(
        article("海军会谈", "海军司令员李海明10日在海防与越南海军司令陈文海举行会谈。", "2024-12-10")
    )
    assert [p.post for p in talks.participants] == ["commander_navy", "commander_pla_navy"]


@pytest.mark.parametrize(
    ("title", "text", "published", "expected"), ENCOUNTERS, ids=[c[0] + c[1][:12] for c in ENCOUNTERS]
)
def test_encounters_are_read(title: str, text: str, published: str | None, expected: list[str]) -> None:
    verdict, found = judge_and_read(article(title, text, published))
    assert [told(e) for e in found] == expected
    assert verdict.label == "meeting"
    assert read(article(title, text, published)) == found
    for encounter in found:
        assert all(text[q.start : q.end] == q.quote for quotes in encounter.evidence.values() for q in quotes)
        assert {"kind", "status"} <= encounter.evidence.keys()


TOLD_BESIDES = {
    "years ago": "1950年1月18日，中越两国建交。2013年，两国国防部签署关于设立直通电话的协议。",
    "an earlier meeting": "去年10月，中国国防部长曾在北京会见越南国防部长。",
    "early that year": "年初，国防部长董军在北京会见了越南国防部长潘文江，两国防长签署合作文件。",
    "not long before": "继不久前两国防长在南宁会晤之后，自两军举行高层会谈以来，各项合作稳步推进。",
    "what a speech recalls": "何炜大使回顾了两国防长在河内举行的会谈，指出两国防长会谈时达成的共识正在落实。",
    "a meeting with others": "越南国防部长10月20日在顺化会见了日本防卫大臣和老挝国防部长坎良，双方就地区形势交换了意见。",
    "what is to come": "越南将于12月19日至22日在岘港举办国际防务展，来自多国的代表团将参加。",
    "what is wished": "双方愿继续加强交往，办好第十次边境国防友好交流活动和海军联合巡逻。",
    "a byline": "记者 王某",
}
REPORTS = {
    "talks": ("10月24日，国防部长董军在北京同越南国防部长潘文江举行会谈。", "中央军委副主席张又侠25日会见了潘文江。"),
    "exchange": ("10月24日至25日，第九次中越边境国防友好交流活动在越南谅山举行。", "国防部长董军与越南国防部长潘文江共同主持。"),
    "patrol": ("10月24日至25日，中国海警与越南海警在北部湾开展今年第二次联合巡逻。", "这是2006年以来双方开展的第28次联合巡逻。"),
    "working meeting": ("10月24日，中越海警第八次高级别工作会晤在河内举行。", "中国海警局局长郁忠、越南海警司令黎光道共同主持会晤。"),
    "port call": ("10月24日，中国海军戚继光舰抵达越南岘港，进行友好访问。", "访问为期4天，编队指挥员李建国少将拜会了当地领导。"),
}  # fmt: skip


@pytest.mark.parametrize("besides", TOLD_BESIDES.values(), ids=TOLD_BESIDES)
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_what_is_told_besides_changes_no_encounter(report: tuple[str, str], besides: str) -> None:
    first, second = report
    alone = [told(e) for e in read(article("中越两军交往", f"{first}\n{second}"))]
    for lines in ([first, second, besides], [first, besides, second], [besides, first, second]):
        assert [told(e) for e in read(article("中越两军交往", "\n".join(lines)))] == alone


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("双方高度评价边境管控成效，同意加强海军合作。", {"border_management": "reviewed", "navy_cooperation": "agreed"}),
        ("潘文江建议推动维和与国防工业合作。", {"peacekeeping": "proposed", "defence_industry": "proposed"}),
        ("双方同意加强军队医学合作，并建议扩大维和合作。", {"military_medicine": "agreed", "peacekeeping": "proposed"}),
        ("双方一致同意加强青年军官交流，并愿扩大军医合作。", {"young_officers": "agreed", "military_medicine": "agreed"}),
    ],
)  # fmt: skip
def test_topics_have_the_layer_of_their_own_clause(said: str, topics: dict[str, str]) -> None:
    text = f"10月24日，国防部长董军在北京同越南国防部长潘文江举行会谈。\n{said}"
    (found,) = read(article("中越防长会谈", text))
    assert {t.id: t.layer for t in found.topics} == topics


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("会见潘文江时，董军说，愿加强海军合作。会见迪班时，董军说，愿加强扫雷合作。", {"navy_cooperation"}),
        ("董军对迪班表示，愿加强扫雷合作。\n双方还谈及维和，同意扩大合作。", set()),
        ("董军对迪班表示，愿加强扫雷合作。\n董军同潘文江一致同意扩大维和合作。", {"peacekeeping"}),
        ("董军表示，愿同各国加强搜救合作。", set()),
    ],
)
def test_what_is_said_to_another_partner_is_no_topic(said: str, topics: set[str]) -> None:
    text = f"10月24日，国防部长董军在北京分别会见越南国防部长潘文江、柬埔寨国防大臣迪班。\n{said}"
    (found,) = read(article("董军会见外国防长", text))
    assert {t.id for t in found.topics} == topics


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        ("会后，双方签署军事医学合作《备忘录》。", {"军事医学合作备忘录": True}),
        ("会后举行了《中越海军热线谅解备忘录》签署仪式。", {"中越海军热线谅解备忘录": True}),
        ("雙方簽署《邊防合作協議》。", {"邊防合作協議": True}),
        ("会后，国防大学校长李海明少将与越方签署《边防合作协议》。", {"边防合作协议": True}),
        ("双方同意早日签署《边防合作协议》。", {"边防合作协议": False}),
        ("会谈后，两位部长出席《边防合作协议》签字仪式。", {"边防合作协议": True}),
        (
            "双方签署《联合国维和领域合作备忘录》。两部签署联合国维和领域合作备忘录。",
            {"联合国维和领域合作备忘录": True},
        ),
    ],
)
def test_documents_are_named_before_and_behind_the_verb(said: str, titles: dict[str, bool]) -> None:
    text = f"10月24日，国防部长董军在北京同越南国防部长潘文江举行会谈。\n{said}"
    (found,) = read(article("中越防长会谈", text))
    assert {d.title: d.signed for d in found.documents} == titles


HOSTED = "越共中央总书记阮富仲24日在河内会见正在越南访问的国防部长魏凤和上将。\n"


@pytest.mark.parametrize(
    ("title", "text", "people"),
    [
        ("阮富仲会见魏凤和", HOSTED + "阮富仲说，两军交往密切。\n魏凤和说，感谢热情接待。\n双方谈及边防。\n中国驻越南大使熊波、某军区参谋长助理王某、海军副司令员李建国等会见时在座。",
         {"nguyen-phu-trong", "wei-fenghe", "xiong-bo", "李建国"}),
        ("阮富仲会见魏凤和", HOSTED + "中国驻越南大使馆国防武官江海大校等陪同参加。", {"nguyen-phu-trong", "wei-fenghe", "江海"}),
        ("中越边境高层会晤", "24日，国防部长魏凤和与越南国防部长吴春历出席中越两军第五次边境高层会晤。\n联合参谋部副参谋长邵元明和越南国防部副部长黄春战发言。\n中国驻越南大使熊波等出席开幕式。",
         {"wei-fenghe", "ngo-xuan-lich", "shao-yuanming", "hoang-xuan-chien", "xiong-bo"}),
        ("阮富仲会见魏凤和", HOSTED + "阮富仲说，两军交往密切。\n魏凤和说，感谢热情接待。\n双方谈及边防。\n中国驻越使馆人员和越南国防部副部长黄春战等参加了会见。",
         {"nguyen-phu-trong", "wei-fenghe", "hoang-xuan-chien"}),
        ("阮富仲会见魏凤和", HOSTED + "阮富仲说，两军交往密切。\n魏凤和说，感谢热情接待。\n双方谈及边防。\n此前越南国防部副部长黄春战参加了会谈。",
         {"nguyen-phu-trong", "wei-fenghe"}),
        ("中国海军远洋航海训练舰抵达岘港", "中国海军戚继光舰24日抵达越南岘港，开始友好访问。\n中国海军工程大学校长王强少将在舰上接见越方代表。", {"王强"}),
        ("中越两军卫勤联合演习结束", "24日，中越两军卫勤联合演习在越南芒街结束。\n越方导演部主任、越南人民军总后勤局副局长陈文明少将表示，演习顺利。\n中方医疗队队长、某医院院长李建国表示感谢。\n国防部新闻发言人吴谦大校说，演习增进友谊。",
         {"陈文明", "李建国"}),
        ("越南海军舰艇访问三亚", "越南人民海军护卫舰24日抵达三亚进行友好访问。\n当晚，越方官兵出席了由南部战区海军三区李建国少将主持的欢迎晚宴。", {"李建国"}),
        ("中越海军联合巡逻", "24日，中国海军与越南海军舰艇编队在北部湾开展第34次联合巡逻。\n中方编队指挥员李建国表示，演练顺利。", {"李建国"}),
        ("中越海军联合巡逻", "24日，中国海军与越南海军舰艇编队在北部湾开展第34次联合巡逻。\n专家李建国表示，演练顺利。", set()),
        ("中国海军编队抵达岘港", "中国海军编队由王强少将率领，24日抵达越南岘港，从24日至26日对越南进行友好访问。", {"王强"}),
        ("中国海军编队抵达岘港", "中国海军编队24日抵达越南岘港，开始友好访问。\n据了解，编队指挥员王强少将将拜会当地领导。", {"王强"}),
        ("中国海军远洋航海训练舰抵达岘港", "中国海军戚继光舰24日抵达越南岘港，开始友好访问。\n记者王强少校在舰上看到，甲板十分整洁。", set()),
        ("定期会谈举行", "24日上午，第三季度定期会谈在谅山举行。\n谅山省边防哨所与广西凭祥边防部队会谈会晤站交换了情况。\n双方谈及道路。\n双方谈及通信。\n越方代表团团长、谅山省边防哨所所长陈文明中校说，边界平静。\n中方代表团团长、广西凭祥边防部队会谈会晤站站长李建国少校说，合作顺利。",
         {"陈文明", "李建国"}),
        ("中越边防联合巡逻", "24日，广西某边防旅与越南高平省边防部队在界碑地段开展联合巡逻。\n集合后，中方带队领导、营长李建国和越方带队领导、驮隆口岸边防屯屯长陈文明中校介绍了情况。", {"李建国", "陈文明"}),
        ("董军会见越南防长", "国防部长董军24日在北京会见越南国防部长潘文江。\n中国驻越南大使何炜，越南国防部对外局局长陈文明少将参加了会见。", {"phan-van-giang", "dong-jun", "he-wei", "陈文明"}),
        ("董军会见越南防长", "国防部长董军24日在北京同越南国防部长潘文江会谈。\n会谈时在座的有中国驻越南大使何炜。", {"phan-van-giang", "dong-jun", "he-wei"}),
        ("董军会见越南防长", "国防部长董军24日在北京会见越南国防部长潘文江，出席会见的还有越南国防部对外局局长陈文明少将和中央军委国际军事合作办公室主任李建国少将。", {"phan-van-giang", "dong-jun", "陈文明", "李建国"}),
        ("董军会见越南防长", "国防部长董军24日在北京会见越南国防部长潘文江。\n中央军委联合参谋部副参谋长邵元明、政治部干部局局长李建国、空军副司令员王海明等参加会见。", {"phan-van-giang", "dong-jun", "shao-yuanming", "李建国", "王海明"}),
    ],
)  # fmt: skip
def test_who_was_there(title: str, text: str, people: set[str]) -> None:
    (found,) = read(article(title, text))
    assert {p.person or p.name for p in found.participants} == people


@pytest.mark.parametrize(
    "name", ["任海泉", "冷志远", "司马南", "蔺海", "王伟", "欧阳明", "寇伟", "麦军", "仲文"]
)
def test_a_name_told_by_a_post_alone(name: str) -> None:
    text = f"12月3日，中越海警工作会晤在海防举行，越南海警司令黎光道和中国海警局局长{name}共同主持。"
    (found,) = read(article("中越海警工作会晤", text, "2024-12-04"))
    assert [p.name for p in found.heads("CN")] == [name]


@pytest.mark.parametrize("name", ["库尔班", "向东", "时大伟", "展望", "于江", "全军"])
def test_any_name_between_a_post_and_a_rank(name: str) -> None:
    text = f"12月3日，越南国防部副部长黄春战在河内与中央军委联合参谋部副参谋长{name}中将举行会谈。"
    (found,) = read(article("中越举行会谈", text, "2024-12-04"))
    assert [p.name for p in found.heads("CN")] == [name]


@pytest.mark.parametrize(
    "goes_on", ["视频通话", "线上会谈", "一同举行会谈", "已于3日举行会谈", "互致问候并举行会谈", "再次会谈"]
)
def test_a_name_ends_where_the_sentence_goes_on(goes_on: str) -> None:
    text = f"3日，海军司令员李海明与越南海军司令陈文海{goes_on}。"
    (found,) = read(article("两国海军司令员会谈", text, "2024-12-04"))
    assert [p.name for p in found.heads("VN")] == ["陈文海"]


def test_a_post_before_what_may_be_a_name_is_not_filled_from_the_gazetteer() -> None:
    text = "3日，海军司令员李海明与越南海军司令陈文海皆大欢喜地举行会谈。"
    for found in read(article("两国海军司令员会谈", text, "2024-12-04")):
        assert "tran-thanh-nghiem" not in {p.person for p in found.participants}


def test_an_attache_is_of_the_side_of_his_ambassador() -> None:
    text = "12月17日，越南驻华大使馆在北京举行越南人民军建军80周年招待会。中央军委国际军事合作办公室副主任李海明少将应邀出席。越南驻华大使陈文海、国防武官阮文安大校等出席。"
    (day,) = read(article("越南驻华使馆庆祝建军", text, "2024-12-18"))
    assert [(p.name, p.side) for p in day.participants] == [
        ("陈文海", "VN"),
        ("李海明", "CN"),
        ("阮文安", "VN"),
    ]


def test_several_of_a_kind_that_are_agreed_are_no_encounter() -> None:
    text = "中国海警局与越南海警商定合作安排，今年将在北部湾开展两次联合巡逻。"
    assert read(article("中越海警合作", text)) == []


def test_trade_talks_of_a_county_are_no_encounter() -> None:
    text = "20日，河口县与越南老街省在河口举行经贸会谈，边防检查站人员参加。"
    assert read(article("中国边境县与越南老街举行会谈", text)) == []


def test_what_a_statement_foresees_is_no_encounter() -> None:
    text = "中国与越南15日发表联合声明。\n声明说，双方将举行两国海军北部湾联合巡逻，开展边界联合巡逻试点。"
    assert read(article("中越发表联合声明", text)) == []


@pytest.mark.parametrize(
    "said",
    [
        "魏凤和在会晤中发言时表示，对与潘文江部长共同主持活动感到高兴，会晤必将取得成功。",
        "魏凤和说，边境平静。潘文江部长率团出席中越国防部第七次防务安全磋商，意义重大。",
    ],
)
def test_what_somebody_says_is_no_further_encounter(said: str) -> None:
    text = f"4月24日，国防部长魏凤和在河内同越南国防部长潘文江举行会谈。\n{said}"
    assert [e.kind for e in read(article("中越防长会谈", text, "2021-04-25"))] == ["talks"]


def test_a_form_of_cooperation_is_no_edition_of_it() -> None:
    text = "越中防务合作形式多样，其中包括以边境国防友好交流为重点的边境合作。多次交流活动的成功举办增进了两军互信。"
    verdict, found = judge_and_read(article("越中边境国防友好交流成效显著", text, "2024-04-05"))
    assert (verdict.label, found) == ("ties", [])


def test_a_meeting_with_the_other_side_put_off_is_news_though_nobody_of_it_is_named() -> None:
    text = "国防部长李尚福原定9月7日至8日到中越边境，与越方的会面因此延后。"
    (found,) = read(article("李尚福缺席引猜测", text, "2023-09-14"))
    assert (found.status, days(found)) == ("postponed", "23-09-07/23-09-08")


NOTHING = {
    "ships at a fleet review": ("越南军舰离开青岛", "4月25日，参加多国海军活动的越南海军“陈兴道”号护卫舰离开青岛返航。"),
    "an exchange summed up": ("第十次边境国防友好交流活动总结会议", "越南国防部4月24日在河内召开第十次边境国防友好交流活动总结会议，由国防部副部长黄春战主持。"),
    "another army": ("越南国防部长会见德军总监", "12月3日，越南国防部长潘文江在河内会见德军总监李德军上将，双方谈及中国海警。"),
    "a ceremony of another kind": ("烈士陵园祭扫", "12月3日，祭扫仪式在越南河内举行。中国驻越南大使何炜、越南国防部副部长黄春战出席仪式。"),
    "practice that is praised": ("联合巡逻有助于边境安宁", "多年来，中越边防部队的合作受到好评。\n老街省边防部队与中国河口边防部队开展联合巡逻。(图:阿明)"),
    "one with all of a bloc": ("董军出席中国-东盟防长非正式会晤", "国防部长董军10月31日在吉隆坡同越南国防部长潘文江等东盟国家防长举行非正式会晤。"),
    "another partner": ("董军会见老挝国防部长", "12月5日，国防部长董军在北京会见来访的老挝国防部长坎良，越南代表团此前也曾到访。"),
    "coast guards of others": ("菲律宾与越南海警签署备忘录", "1月30日，菲律宾海岸警卫队与越南海警在河内签署备忘录，以应对中国海警。"),
    "Vietnam with another": ("越南国防部长会见日本防卫大臣", "8月5日，越南国防部长潘文江在河内会见日本防卫大臣木原稔，双方谈及中国海警。"),
    "police ministers": ("王小洪会见越南公安部长", "9月13日，公安部部长王小洪在北京会见越南公安部部长梁三光，签署打击跨境犯罪合作文件。"),
    "party chiefs": ("习近平同苏林会谈", "8月19日，国家主席习近平在北京同越共中央总书记苏林举行会谈，双方同意加强国防合作。国防部长董军参加会谈。"),
    "an opinion": ("学者：越南对华防务关系的走向", "一位学者撰文说，越中两国国防部长常有会见，海军联合巡逻从未中断，但分歧仍在。"),
    "baselines": ("中国公布北部湾领海基线 越南回应", "越南外交部表示应遵守协定，两国海军的联合巡逻将继续。"),
    "a recollection": ("美越关系暗流", "美越军事关系升温。9月3日，中国国防部长董军与越南国防部长潘文江曾在对话会前举行双边会晤。"),
    "a comparison": ("中越边境交流释放什么信号？", "分析人士说，今年两国防长的边境会面规格未变，越南仍将管控海上分歧。"),
    "goods at a gate": ("中越边贸回暖 货车排队", "友谊关口岸货车增多，边检站与越方口岸边防部门会晤，商定延长通关时间。"),
    "an embassy": ("何炜大使会见越南友好组织联合会主席", "1月18日，驻越南大使何炜会见越南友好组织联合会主席，使馆武官等参加。"),
    "borders of diplomats": ("中越外交部举行边界与海洋磋商", "双方4日在河内举行磋商，国防、海警部门派员参加。"),
    "a life": ("卸任军委副主席的范长龙", "范长龙2012年起任中央军委副主席。今年9月，他曾与越南国防部长吴春历共同主持边境高层会晤。"),
    "a ramming": ("越南渔船遭中国海警船撞沉", "4月2日，中国海警船在西沙海域发现一艘越南渔船，要求其离开。"),
    "a denial": ("国防部回应军演传闻", "针对中越两军将在南海举行联合军演的消息，国防部发言人2日表示，有关报道不属实。"),
    "on the way to a forum": ("潘文江启程赴香格里拉对话会", "6月10日，越南国防部长潘文江率团离开河内，出席香格里拉对话会，会议议题包括中国对地区秩序的看法。"),
    "sea dispute": ("越方渔船侵入西沙海域", "越南海警船多次侵入中国西沙海域，中国海警依法驱离，外交部提出抗议。"),
    "a word with 越": ("跨越南北两洋", "中国海军护卫舰越来越多，其中越过赤道的官兵创造卓越纪录，超越南太平洋航线。"),
    "opera": ("越剧团慰问上海警备区", "越剧团走进海军某部，与官兵友好交流。"),
    "exercise with another": ("中柬举行“金龙”联合演习", "3月20日，中柬联合演习在柬埔寨举行，越南媒体予以关注。"),
    "war": ("老兵回忆对越自卫反击战", "1979年，边防部队在中越边境作战，老兵座谈会见证战友情谊。"),
    "multilateral": ("董军出席东盟防长扩大会", "11月21日，国防部长董军在万象出席东盟防长扩大会，越南国防部长潘文江等与会。"),
    "domestic": ("越南总参谋长检查边防部队", "10月3日，越南人民军总参谋长阮新疆大将到谅山省检查边防部队工作。"),
    "another ambassador": ("越南国防部副部长会见俄罗斯大使", "10月3日，越南国防部副部长黄春战上将在河内会见俄罗斯驻越大使。"),
    "three parties": ("中老越三国边防联合巡逻", "10月3日，中国、老挝、越南三国边防部队举行联合巡逻。"),
    "foreign ministers": ("王毅会见越南外长", "4月4日，中国外长王毅在北京会见越南外长裴青山，双方谈及海上合作。"),
    "ships elsewhere": ("中国海军编队访问柬埔寨", "5月9日，中国海军戚继光舰访问柬埔寨、东帝汶。"),
    "dialogue with another": ("越印举行国防政策对话", "8月1日，第十四次越印国防政策对话在新德里举行，越南国防部副部长黄春战出席。"),
    "exchange with another": ("越柬边境国防友好交流", "12月1日，第二次越柬边境国防友好交流在西宁举行，越南国防部长潘文江出席。"),
    "carrier of another": ("中国媒体关注里根号访越", "25日，里根号航空母舰停靠越南岘港。"),
    "commentary": ("分析：中越关系走向何方", "专家认为，越南在军购上多元化，南海争议仍是障碍。"),
    "sidebar": ("水果展在南宁开幕", "水果展2日在南宁开幕，越南榴莲受欢迎。\n相关新闻\n中越防长在河内举行会谈"),
    "trade at a gate": ("中越口岸恢复通关", "河口口岸3日恢复通关，边防检查站与越方边防会谈后确定时间，货物量增加。"),
    "ship on its way elsewhere": ("中柬海军联合训练", "中国海军戚继光舰结束对越南访问后抵达柬埔寨西哈努克港，中柬海军举行联合训练。"),
    "own border alone": ("越南国防部长视察边防部队", "10月3日，越南国防部长潘文江到与中国接壤的谅山省视察边防部队，强调加强与邻国合作。"),
    "own navy alone": ("越南加强海军建设", "越南海军接收两艘护卫舰，分析认为此举针对中国，越南愿加强同各国合作。"),
    "biography": ("董军简历", "董军，1961年生，海军上将，曾任海军司令员，2023年12月任国防部长。"),
    "telephone with another": ("中美防长通电话", "4月16日，国防部长董军同美国国防部长奥斯汀通电话，越南等国表示关注。"),
    "railways": ("中越铁路会谈在河内举行", "10月1日，中国铁路代表团与越南交通部在河内举行会谈。"),
    "police patrol": ("广西公安与越南公安联合巡逻", "10月1日，广西公安机关与越南谅山公安在边境开展联合巡逻执法。"),
    "among themselves": ("潘文江会见阮新疆", "10月1日，越南国防部长潘文江会见总参谋长阮新疆，听取工作汇报。"),
    "spokesman": ("国防部敦促越方停止填海", "国防部发言人29日在例行记者会上说，中方对越方行为表示强烈不满。"),
    "steering committee": ("中越举行双边合作指导委员会会议", "12月1日，王毅与越南副总理裴青山在北京共同主持会议，双方谈及防务合作。"),
    "another capital": ("越南军方高层访美", "8月3日，美国国防部副部长在五角大楼会见到访的越南国会副主席杜伯巳，谈及中国海警。"),
    "an opinion that opens an article": ("越南军方的平衡术", "有学者认为，越南军方既与中国海军联合巡逻，也同菲律宾海警联演，意在左右逢源。"),
    "an interview about a gathering": ("越南防长谈会议成果", "越南国防部长冯光青率团赴北京出席中国-东盟防长非正式会晤，并接受采访谈合作。"),
    "nothing": ("", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", NOTHING)
def test_what_is_no_contact_of_the_two_is_none(case: str) -> None:
    told_of = article(*NOTHING[case])
    assert judge_and_read(told_of)[1] == []
    assert judge(told_of).label == "none"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("越軍艦隊", "中國海軍與越軍海軍艦艇在三亞舉行會談。"),
        ("海軍司令陳青嚴訪問", "中國海軍司令員在北京會見陳青嚴上將。"),
        ("訪問廣寧", "中國海警與廣寧省邊防部隊舉行會談。"),
        ("軍艦訪問峴港", "中國海軍戚繼光艦抵達峴港訪問。"),
    ],
)
def test_traditional_characters_pass_the_gates_as_they_pass_the_judge(title: str, text: str) -> None:
    assert judge(article(title, text)).label == "meeting"
    assert text_may_matter(f"{title}\n{text}", "zh")
    assert page_may_matter(f"<h1>{title}</h1><p>{text}</p>", "zh")
    assert headline_may_matter(title, text * 3, "zh")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\u3000\n",
        "越" * 1_000,
        "，。；" * 500,
        "中央軍委副主席張又俠Trương Hựu Hiệp与Đại tướng潘文江 General会谈",
        "9999年99月99日，潘文江会见董军。" * 3,
        "第一百二十三次" * 50,
    ],
)
def test_odd_text_is_read_without_complaint(text: str) -> None:
    for title in ("", text, "中越防长会谈"):
        judge_and_read(article(title, text))


def _names(count: int) -> Iterator[str]:
    given = "文明德海英俊国强志远"
    for n in range(count):
        yield f"国防部长王{given[n % 10]}{given[n // 10 % 10]}会见越南国防部长阮{given[n // 100 % 10]}{given[n // 1000 % 10]}。"


def _seconds(text: str) -> float:
    told_of = article("中越防长会谈", text)
    begun = process_time()
    judge_and_read(told_of)
    return process_time() - begun


@pytest.mark.parametrize(
    "text",
    ["中越防长在河内会谈，", "中越海军10月24日联合巡逻。", "".join(_names(1)), "越南国防部长"],
)
def test_time_grows_with_length_and_no_faster(text: str) -> None:
    _seconds(text)
    short, long = (min(_seconds(text * (size // len(text))) for _ in range(2)) for size in (8_000, 32_000))
    assert long < 4 * short * 2.5 + 0.1


def test_ten_thousand_names_and_a_megabyte_are_read_in_seconds() -> None:
    assert _seconds("".join(_names(10_000))) < 20
    assert _seconds("越南国防部长潘文江会见中国国防部长董军，" * 50_000) < 20


def test_crafted_names_of_a_body_are_not_tried_in_every_way() -> None:
    assert _seconds(f"11月5日，越南国防部{'五区' * 36}某部长潘文江在河内会见中国国防部长董军。") < 2
