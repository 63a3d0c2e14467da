"""How the English press names heads, places and lengths: sentences of our own, and what only looks alike."""

from datetime import datetime

import pytest

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reader import judge_and_read


def read(text: str, published: str, title: str = "") -> list[Encounter]:
    moment = datetime.fromisoformat(f"{published}T20:00+07:00")
    article = Article(url="https://example.org/1", outlet="mau", title=title, text=text, published_at=moment, language="en")  # fmt: skip
    return judge_and_read(article)[1]


def told(text: str, published: str, title: str = "") -> list[str]:
    """Each encounter as `kind first last places people`, days without the century."""
    return [
        " ".join((e.kind, str(e.start)[2:], str(e.end)[2:], "+".join(p.id for p in e.places) or "-", *sorted(p.person or p.name or "?" for p in e.participants)))
        for e in read(text, published, title)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # whose somebody is
        ("On September 5, Senior Lieutenant General Tran Viet Khoa, Director of Vietnam's National Defence Academy, held talks in Beijing with General Xiao Tianliang, President of the university.",
         "2023-09-06", ["talks 23-09-05 23-09-05 beijing Tran Viet Khoa Xiao Tianliang"]),
        ("Lieutenant General Huynh Chien Thang, Deputy Chief of the General Staff, welcomed Senior Colonel Wang Bin, the newly-accredited Defence Attaché of China, in Hanoi on Wednesday.",
         "2025-07-16", ["receive 25-07-16 25-07-16 hanoi Huynh Chien Thang Wang Bin"]),
        ("The Border Guard Command of Cao Bang province held talks with a delegation of the Guangxi border defence authority in Cao Bang city on October 9.\nColonel Nguyen Van Khac, Commander of the provincial Border Guard, and Senior Colonel Wei Guangqiang, head of the Guangxi delegation, co-chaired the event.",
         "2023-10-10", ["talks 23-10-09 23-10-09 cao-bang Nguyen Van Khac Wei Guangqiang"]),
        ("Xin Man border guard station of Vietnam and the Malipo border management brigade of China carried out a bilateral patrol in Ha Giang on April 9.\nThe Vietnamese team was led by Major Hoang Van Duc, while Captain Li Ming led the Chinese team.",
         "2024-04-10", ["joint_patrol_land 24-04-09 24-04-09 ha-giang+malipo Hoang Van Duc Li Ming"]),
        ('Deputy ministers of foreign affairs, defence and public security of Vietnam and China met in Beijing on Monday for the first strategic dialogue in a "3+3" format. Vietnam was represented by Deputy Foreign Minister Nguyen Manh Cuong and Deputy Defence Minister Hoang Xuan Chien.',
         "2024-12-10", ["dialogue 24-12-09 24-12-09 beijing hoang-xuan-chien"]),
        ("A twinning agreement between Hoanh Mo Border Guard Station of Vietnam and Dongzhong Border Inspection Station of China was signed in Binh Lieu on August 15 in the presence of Colonel Bui Van Thuy, deputy commander of the Quang Ninh Border Guard, and Huang Wei, political commissar of the Dongxing detachment.",
         "2023-08-16", ["twinning 23-08-15 23-08-15 binh-lieu+hoanh-mo+dongzhong Bui Van Thuy Huang Wei"]),
        # what was told to whom
        ("General Zhang Youxia, China's highest-ranking military officer, told Vietnamese President Luong Cuong in Hanoi on Friday that Beijing would hold talks on joint patrols.",
         "2024-10-26", ["receive 24-10-25 24-10-25 hanoi luong-cuong zhang-youxia"]),
        ("General Zhang Youxia, China's highest-ranking military officer, told reporters in Hanoi on Friday that he valued Vietnamese President Luong Cuong.",
         "2024-10-26", []),
        ("Chinese Ambassador to Vietnam He Wei visited the Ministry of National Defence in Hanoi on December 19 with congratulations. He was received by General Nguyen Tan Cuong, Chief of the General Staff.",
         "2025-12-19", ["receive 25-12-19 25-12-19 hanoi he-wei nguyen-tan-cuong"]),
        ("The Chinese Consulate General in Ho Chi Minh City held a reception on July 28 to mark the 97th founding anniversary of the Chinese People's Liberation Army. Major General Le Xuan The, Deputy Commander of Military Region 7, attended the event.",
         "2024-07-29", ["gathering 24-07-28 24-07-28 ho-chi-minh-city Le Xuan The"]),
        ("The Chinese Consulate General in Ho Chi Minh City held a reception on July 28 to mark the 97th founding anniversary of the Chinese People's Liberation Army. Business people attended the event.",
         "2024-07-29", []),
        # visits
        ("A delegation of Vietnam's National Defence Academy headed by its Director, Senior Lieutenant General Tran Viet Khoa, paid a working visit to the National Defence University of the Chinese People's Liberation Army in Beijing from September 4 to 8.",
         "2023-09-08", ["visit 23-09-04 23-09-08 beijing Tran Viet Khoa"]),
        ("Vietnamese Defence Minister Phan Van Giang made a visit to Nanning from May 5 to 8.",
         "2025-05-08", ["visit 25-05-05 25-05-08 nanning phan-van-giang"]),
        ("Vietnamese Defence Minister Phan Van Giang recalled on Thursday a visit to Nanning.", "2025-05-08", []),
        # lengths
        ("The friendship exchange of young officers of the Vietnamese and Chinese armies opened in Nanning on June 14. Senior Colonel Tran Huu Dung led the Vietnamese delegation. The programme lasts a week.",
         "2024-06-15", ["young_officers 24-06-14 24-06-20 nanning tran-huu-dung"]),
        ("A Vietnamese naval ship docked in Zhanjiang, China, on June 14 for a week-long visit.", "2024-06-15", ["port_call 24-06-14 24-06-20 zhanjiang"]),
        ("A Vietnamese naval ship docked in Zhanjiang, China, on June 14 for a visit, a week after it left Da Nang.", "2024-06-15", ["port_call 24-06-14 24-06-14 zhanjiang"]),
        ("Vietnamese and Chinese navy ships completed a two-day joint patrol in the Gulf of Tonkin on November 23.",
         "2023-11-24", ["joint_patrol_sea 23-11-22 23-11-23 gulf-of-tonkin"]),
        # exchanges
        ("The 10th Vietnam-China border defence friendship exchange commenced in Mong Cai on March 18, with Defence Ministers Phan Van Giang and Dong Jun in attendance.\nThe programme will continue in Dongxing on Thursday.",
         "2026-03-18", ["border_exchange 26-03-18 26-03-19 mong-cai+dongxing dong-jun phan-van-giang"]),
        # where somebody is named by what was told of him before
        ("General Nguyen Tan Cuong, chief of the General Staff of the Vietnam People's Army, held talks in Beijing on Wednesday with Liu Zhenli, chief of the CMC Joint Staff Department. Zhang Youxia, vice chairman of the CMC, met the Vietnamese guest on the same day.",
         "2024-04-11", ["talks 24-04-10 24-04-10 beijing liu-zhenli nguyen-tan-cuong", "call 24-04-10 24-04-10 beijing nguyen-tan-cuong zhang-youxia"]),
        ("Lieutenant General Vu Quang Tuan, Deputy Commander of the Vietnam Border Guard, led a delegation to Beijing from September 9 to 13. He and NIA Vice Commissioner Lin Yongsheng jointly chaired a working meeting on September 10.",
         "2024-09-14", ["visit 24-09-09 24-09-13 beijing Vu Quang Tuan", "working_meeting 24-09-10 24-09-10 beijing Lin Yongsheng Vu Quang Tuan"]),
        ("From October 14 to 17, a delegation from Military Region 3 paid a friendship visit to the Guangxi Military District. In Nanning on the 15th, the delegation was received by Major General Wu Aimin, Political Commissar of the district.",
         "2024-10-18", ["receive 24-10-15 24-10-15 nanning Wu Aimin"]),
        ("The 80th anniversary of the army was marked on the 15th anniversary of a treaty between Vietnam and China.", "2024-10-18", []),
        # who leads a province
        ("Senior Lieutenant General Hoang Xuan Chien on Friday worked in Nanning with Guangxi Vice Chairman Liao Pinhu on a border defence exchange.",
         "2025-03-07", ["working_meeting 25-03-07 25-03-07 nanning Liao Pinhu hoang-xuan-chien"]),
        ("Chinese Defence Minister Dong Jun met Nguyen Quoc Doan, Secretary of the Lang Son Party Committee, in Hanoi on Friday.",
         "2025-03-07", ["call 25-03-07 25-03-07 hanoi Nguyen Quoc Doan dong-jun"]),
        ("Vietnamese Defence Minister Phan Van Giang and Lang Son Chairman Ho Tien Thieu met Chinese Defence Minister Dong Jun in Hanoi on Friday.",
         "2025-03-07", ["talks 25-03-07 25-03-07 hanoi dong-jun phan-van-giang"]),
        ("Vietnamese Prime Minister Pham Minh Chinh received Guangxi Party Secretary Liu Ning in Hanoi on Friday.", "2025-03-07", []),
        # visits that end
        ("Chinese Defence Minister Dong Jun left Hanoi on Tuesday, ending a three-day official visit.", "2025-11-04", ["visit 25-11-02 25-11-04 hanoi dong-jun"]),
        ("Chinese Defence Minister Dong Jun left Hanoi on Tuesday for Beijing.", "2025-11-04", []),
        ("A Vietnamese delegation headed by Lieutenant General Pham Duc Duyen, commander of Military Region 2, visited the Yunnan Provincial Military District from Monday to Thursday.",
         "2024-08-23", ["visit 24-08-19 24-08-22 - Pham Duc Duyen"]),
        # beside a forum
        ("Defence Minister Phan Van Giang held a bilateral meeting with Chinese Defence Minister Dong Jun on November 20 in Vientiane, within the framework of the 11th ASEAN Defence Ministers' Meeting Plus.",
         "2024-11-20", ["sideline 24-11-20 24-11-20 vientiane dong-jun phan-van-giang"]),
        ("Defence Minister Phan Van Giang and Chinese Defence Minister Dong Jun met ASEAN defence ministers in Vientiane on November 20.", "2024-11-20", []),
        ("Vice Admiral Tran Thanh Nghiem, commander of the Vietnam People's Navy, who was in Qingdao for a naval symposium, met Admiral Hu Zhongming, commander of the PLA Navy, on April 22.",
         "2024-04-23", ["sideline 24-04-22 24-04-22 qingdao Hu Zhongming tran-thanh-nghiem"]),
        ("On the second day of the border defence friendship exchange on Thursday, General Phan Van Giang and Admiral Dong Jun visited a school in Dongxing.",
         "2026-03-19", ["border_exchange 26-03-18 26-03-19 dongxing dong-jun phan-van-giang"]),
        # by video, and by whom it was made known
        ("The military medical services of Vietnam and China held an online meeting on Thursday. Major General Nguyen Xuan Kien of Vietnam and Major General Chen Jingyuan of China co-chaired the event.",
         "2020-03-13", ["video_talks 20-03-12 20-03-12 - Chen Jingyuan Nguyen Xuan Kien"]),
        ("The Chinese and Vietnamese navies will hold their 18th annual meeting on joint patrols in Da Nang in December, a spokesperson of China's defence ministry said at a regular briefing on Thursday.",
         "2025-11-27", ["working_meeting 25-12-01 25-12-31 da-nang"]),
        ("Dong Jun, Chinese Defence Minister, conferred with his host, Vietnamese Defence Minister Phan Van Giang, in Hanoi on Monday.",
         "2025-11-04", ["talks 25-11-03 25-11-03 hanoi dong-jun phan-van-giang"]),
        # calls and talks told as nouns, and as the two met
        ("Zhang Youxia, vice chairman of China's Central Military Commission, made a call on Prime Minister Pham Minh Chinh in Hanoi on Friday.",
         "2024-10-27", ["call 24-10-25 24-10-25 hanoi pham-minh-chinh zhang-youxia"]),
        ("Zhang Youxia, vice chairman of China's Central Military Commission, awaits a call on Friday.", "2024-10-27", []),
        ("Party General Secretary Nguyen Phu Trong told General Xu Qiliang, Vice Chairman of China's Central Military Commission, that both armies should stay friends, as the two met in Hanoi on October 25.",
         "2016-10-25", ["receive 16-10-25 16-10-25 hanoi nguyen-phu-trong xu-qiliang"]),
        ("Vietnamese Defence Minister Phan Van Giang and Chinese Defence Minister Dong Jun sat down for talks at the August 1 Building in Beijing last Tuesday.",
         "2024-08-23", ["talks 24-08-20 24-08-20 beijing dong-jun phan-van-giang"]),
        ("Lieutenant General Le Duc Thai, Commander of the Vietnam Border Guard, visited China from May 21 to May 26. He was received by NIA Director Xu Ganlu in Beijing on May 22.",
         "2023-05-27", ["visit 23-05-21 23-05-26 beijing le-duc-thai", "receive 23-05-22 23-05-22 beijing Xu Ganlu le-duc-thai"]),
        # bodies that meet
        ("The Political Officers College in Bac Ninh on Tuesday welcomed Major General Zhang Weidong, Vice President of the PLA Political College.",
         "2018-10-17", ["receive 18-10-16 18-10-16 bac-ninh Zhang Weidong"]),
        ("The operations departments of the Vietnamese General Staff and the CMC Joint Staff Department met in Nanning on Thursday.",
         "2018-08-31", ["working_meeting 18-08-30 18-08-30 nanning"]),
        # who is at the head
        ("A Vietnam People's Navy delegation with Rear Admiral Nguyen Viet Khanh, Chief of Staff, as its leader arrived in Zhanjiang on Monday to attend the 16th annual meeting on joint patrols with the Chinese Navy.",
         "2023-12-12", ["working_meeting 23-12-11 23-12-11 zhanjiang Nguyen Viet Khanh"]),
        ("Frigate 016-Quang Trung of Vietnam's Navy Brigade 162 entered the port of Shanghai on Saturday for a goodwill visit. Captain Le Hong Chien, deputy commander of Naval Region 4, is at the head of the delegation.",
         "2019-04-28", ["port_call 19-04-27 19-04-27 shanghai Le Hong Chien"]),
        ("Senior Lieutenant General Hoang Xuan Chien, who is in China for the 9th Defence Strategic Dialogue, paid a courtesy call on General He Weidong, Vice Chairman of the Central Military Commission, in Beijing on Tuesday.",
         "2024-09-11", ["call 24-09-10 24-09-10 beijing he-weidong hoang-xuan-chien"]),
        # both sides of a gate
        ("Vietnamese and Chinese border troops staged a joint drill at the Huu Nghi - Youyiguan border gate pair on Wednesday.",
         "2018-11-15", ["exercise 18-11-14 18-11-14 huu-nghi+youyiguan"]),
        # parades
        ("A contingent of the Chinese People's Liberation Army will march in the parade in Ho Chi Minh City on April 30.", "2025-04-20", ["parade 25-04-30 25-04-30 ho-chi-minh-city"]),
        ("General Phan Van Giang on Friday looked at the PLA honour guard training for the parade in Hanoi.", "2025-08-29", []),
        ("Under the photo, Minister Phan Van Giang and Admiral Dong Jun shake hands.", "2025-11-03", ["talks 25-11-03 25-11-03 - dong-jun phan-van-giang"]),
        # who leads, and who is meant
        ("A delegation from the Ha Giang border guard headed by Colonel Hoang Tien Dung on Tuesday held talks with a delegation from the Wenshan Border Management Detachment led by Li Qiang, its deputy political commissar, in Malipo.",
         "2024-11-14", ["talks 24-11-12 24-11-12 malipo Hoang Tien Dung Li Qiang"]),
        ("Xu Qiliang, vice chairman of China's Central Military Commission, on Thursday met in Beijing with Phan Van Giang, chief of the general staff of the Vietnam People's Army.\nLi Zuocheng, chief of the CMC Joint Staff Department, held talks with the Vietnamese general before the meeting.",
         "2019-05-30", ["call 19-05-30 19-05-30 beijing phan-van-giang xu-qiliang", "talks 19-05-30 19-05-30 beijing li-zuocheng phan-van-giang"]),
        ("Rear Admiral Tran Thanh Nghiem, Commander of the Vietnam People's Navy, received a delegation of the Chinese Navy led by Vice Admiral Wang Hai in Hai Phong on December 19.\nHe thanked them.\nBoth spoke of ties.\nThe sea is calm.\nThe guests earlier paid a courtesy call on Lieutenant General Nguyen Quang Ngoc, Commander of Military Region 3.",
         "2023-12-20", ["receive 23-12-19 23-12-19 hai-phong Wang Hai tran-thanh-nghiem", "call 23-12-19 23-12-19 hai-phong Wang Hai nguyen-quang-ngoc"]),
        # hosts of exchanges, and what is beside talks
        ("China's defence ministry said on Friday that Defence Minister Dong Jun and his Vietnamese counterpart Phan Van Giang would co-host the eighth border defence friendship exchange in Hekou and Lao Cai on April 11 and 12.",
         "2024-03-29", ["border_exchange 24-04-11 24-04-12 lao-cai+hekou dong-jun phan-van-giang"]),
        ("Border guards of Lao Cai and Chinese border troops trained in Lao Cai on Tuesday ahead of their talks.", "2023-11-07", []),
        # where it was, and where it was told
        ("KUALA LUMPUR, Nov 1 (Reuters) - Vietnamese Defence Minister Phan Van Giang held talks with China's Dong Jun on Saturday on the sidelines of a forum in the Malaysian capital, the ministry in Hanoi said.",
         "2025-11-01", ["sideline 25-11-01 25-11-01 kuala-lumpur dong-jun phan-van-giang"]),
        ("A frigate of the Vietnam People's Navy, with more than 180 officers and sailors led by Senior Colonel Nguyen Thien Quan, Deputy Commander of Naval Region 4, pulled into Qingdao port on December 1, starting a four-day friendship visit to China.",
         "2025-12-02", ["port_call 25-12-01 25-12-04 qingdao Nguyen Thien Quan"]),
        # when
        ("The Quang Ninh provincial border guard and the Guangxi border management corps met in Mong Cai last week.",
         "2019-07-18", ["working_meeting 19-07-01 19-07-31 mong-cai"]),
        ("General Wei Fenghe, the former Chinese defence minister who visited Vietnam in 2021, was expelled from his party on Thursday.", "2024-06-27", []),
        # ships
        ("Two ships of the Vietnam People's Navy will take part in the 38th joint patrol with the Chinese navy on April 16 and 17. The ships will also visit Beihai from April 13 to 15.",
         "2025-04-08", ["joint_patrol_sea 25-04-16 25-04-17 -", "port_call 25-04-13 25-04-15 beihai"]),
        ("The Vietnam People's Navy and the Chinese navy met in Hanoi on April 7. The ships of an Indian company will also visit Beihai from April 13 to 15.",
         "2025-04-08", ["working_meeting 25-04-07 25-04-07 hanoi"]),
        ("Two Vietnamese frigates berthed on Sunday at a military port in Beihai. Rear Admiral Pham Khac Luong, deputy commander of the Vietnam People's Navy, attended the welcome.",
         "2025-04-14", ["port_call 25-04-13 25-04-13 beihai pham-khac-luong"]),
        # lengths and words around
        ("The armies of Vietnam and China on Sunday closed their joint medical exercise in Mong Cai, in the north of the province of Quang Ninh, which began on December 6.",
         "2021-12-13", ["exercise 21-12-06 21-12-12 mong-cai"]),
        ("A delegation of the Vietnam People's Army with its commander Major General Nguyen Hong Phong at its head visited the PLA Army Artillery Academy from June 5 to 9.",
         "2023-06-10", ["visit 23-06-05 23-06-09 - Nguyen Hong Phong"]),
        ("The Military Command of Cao Bang province and the Guangxi Border Defence Brigade 3 held a ceremony at Ta Lung border gate on Tuesday to hand over the remains of two soldiers.",
         "2017-05-10", ["working_meeting 17-05-09 17-05-09 ta-lung"]),
        ("A spokeswoman told a press conference in Hanoi on Thursday that the official visit to Vietnam by Chinese Defence Minister Dong Jun from November 2 to 4 was a success.",
         "2025-11-06", ["visit 25-11-02 25-11-04 - dong-jun"]),
        # lists of those who receive
        ("Lieutenant General Pham Hong Chuong, Commander of Military Region 2, and Major General Tran Ngoc Tuan, Political Commissar, gave a welcome for a delegation from the Yunnan Provincial Military Command led by Major General Yang Jincai on April 2.",
         "2023-04-03", ["receive 23-04-02 23-04-02 - Pham Hong Chuong Tran Ngoc Tuan Yang Jincai"]),
        ("Major General Le Van Phuc, Deputy Commander of the Vietnam Border Guard, greeted Colonel Yu Qiang, Chinese deputy defence attaché, on Friday before a coming visit to Yunnan.",
         "2022-08-19", ["receive 22-08-19 22-08-19 - Le Van Phuc yu-qiang"]),
        ("Vietnam's Defence Minister Phan Van Giang saw a film in Hanoi on Monday before he travels to Beijing.", "2024-08-05", []),
        # forces
        ("The Vietnamese and Chinese coast guards held a drill on the second day of their joint patrol in the Gulf of Tonkin, on April 12. The patrol is due to end on Thursday.",
         "2023-04-12", ["joint_patrol_sea 23-04-11 23-04-13 gulf-of-tonkin"]),
        ("A joint exercise against illegal crossings was carried out on August 25 and 26 on the Lao Cai - Hekou border by the Lao Cai provincial Border Guard Command and the Honghe Border Management Detachment.",
         "2025-08-27", ["exercise 25-08-25 25-08-26 lao-cai+hekou"]),
        ("Talks between Dien Bien's border guard command, represented by its deputy commander Colonel Phan Van Hoa, and the Puer border management detachment, represented by its head Chen Jun, were held in Dien Bien Phu on Monday and Tuesday.",
         "2019-08-27", ["talks 19-08-26 19-08-27 dien-bien Chen Jun Phan Van Hoa"]),
        # who welcomes together, and who speaks for a station
        ("General Phan Van Giang, Vietnam's Minister of National Defence, on Friday attended a reception hosted by the Chinese Embassy in Hanoi to celebrate the 98th founding anniversary of the Chinese People's Liberation Army. Ambassador He Wei and Defence Attaché Senior Colonel Wang Bin welcomed the guests.",
         "2025-07-26", ["gathering 25-07-25 25-07-25 hanoi he-wei phan-van-giang"]),
        ("Soldiers of the Chi Ma border guard station and the Aidian border company of the Chinese army on Thursday jointly patrolled the border at marker 1223.\nLieutenant Colonel Trieu Van Binh, head of the station, said both sides found no violations.",
         "2019-10-18", ["joint_patrol_land 19-10-17 19-10-17 chi-ma+aidian Trieu Van Binh"]),
        ("Soldiers of a border defence company in Malipo, Yunnan, and the Thanh Thuy border post of Vietnam held a get-together in Malipo on Thursday.",
         "2017-01-27", ["working_meeting 17-01-26 17-01-26 malipo"]),
        ("China has called off a high-level border defence meeting with Vietnam, scheduled for June 20 to 22 in Lai Chau and Yunnan.",
         "2017-06-22", ["border_exchange 17-06-20 17-06-22 lai-chau+yunnan"]),
        # whose day it is, and what is only planned
        ("In Beijing, Vietnamese General Nguyen Tan Cuong held talks with Chinese General Liu Zhenli. In Guangzhou on Friday, he called on General Wu Yanan, Commander of the Southern Theatre Command.",
         "2024-04-14", ["talks 24-04-14 24-04-14 beijing liu-zhenli nguyen-tan-cuong", "call 24-04-12 24-04-12 guangzhou nguyen-tan-cuong wu-yanan"]),
        ("Vietnam and China signed an agreement on border defence in Hanoi on Thursday, in the presence of General Phan Van Giang of Vietnam and General Zhang Youxia of China, who had held talks before.",
         "2024-10-24", ["talks 24-10-24 24-10-24 hanoi phan-van-giang zhang-youxia"]),
        ("China's defence ministry said on Friday that Chinese and Vietnamese warships would carry out joint training in the Beibu Gulf in March, right after their 40th joint patrol.",
         "2026-02-13", ["exercise 26-03-01 26-03-31 gulf-of-tonkin"]),
        ("Fifty young officers of the PLA led by Senior Colonel Wu Xiaoming arrived in Hanoi on Monday, kicking off the Vietnam-China young officers' exchange, which will run through Sunday.",
         "2019-05-14", ["young_officers 19-05-13 19-05-19 hanoi Wu Xiaoming"]),
        ("General He Weidong, vice chairman of the CMC, met on Thursday with Vietnamese Deputy Defence Minister Hoang Xuan Chien, in Beijing for the 11th Xiangshan Forum.",
         "2024-09-12", ["sideline 24-09-12 24-09-12 beijing he-weidong hoang-xuan-chien"]),
        ("Vietnamese Deputy Defence Minister Nguyen Chi Vinh and Lieutenant General Shao Yuanming of China spoke by video link on Friday, agreeing to hold the seventh defence strategic dialogue later.",
         "2020-12-19", ["video_talks 20-12-18 20-12-18 - nguyen-chi-vinh shao-yuanming"]),
        ("Representatives of Ta Lung international border gate's border guard station and the Shuikou immigration inspection station of China met for a working session in Cao Bang on Tuesday.",
         "2024-07-10", ["working_meeting 24-07-09 24-07-09 cao-bang"]),
        # officials, sidelines of an exchange, landings, and ships that leave for a patrol
        ("Chinese and Vietnamese military officials met in Hanoi on Thursday to draw up a plan. The Chinese side was headed by Zhang Baoqun and the Vietnamese side by Vu Thanh Van.",
         "2023-12-15", ["working_meeting 23-12-14 23-12-14 hanoi Vu Thanh Van Zhang Baoqun"]),
        ("Chinese and Vietnamese trade officials met in Hanoi on Thursday to draw up a plan.", "2023-12-15", []),
        ("The Vietnamese navy and the Chinese navy signed a memorandum on the sidelines of the eighth border defence friendship exchange in Lao Cai on April 11.",
         "2024-04-12", ["border_exchange 24-04-11 24-04-11 lao-cai"]),
        ("China's top general Zhang Youxia, a vice chairman of the Central Military Commission, was greeted by Vietnamese Deputy Defence Minister Vo Minh Luong on arrival at Noi Bai airport on Thursday for a three-day official visit to Vietnam.",
         "2024-10-24", ["visit 24-10-24 24-10-26 hanoi zhang-youxia"]),
        ("Vietnamese ships HQ-015 and HQ-016 sailed in Hai Phong on Tuesday as they left for the 39th joint patrol with the Chinese navy, set for Wednesday and Thursday in the Gulf of Tonkin.",
         "2025-11-18", ["joint_patrol_sea 25-11-19 25-11-20 gulf-of-tonkin"]),
        # a force that only one side calls so
        ("From November 20 to 24, Major General Hoang Huu Chien, Vice Political Commissar of the Border Guard, headed a delegation on a visit to Guangxi, where he held talks with Major General Xia Yun of the Guangxi Military District on November 21.",
         "2023-11-25", ["visit 23-11-20 23-11-24 guangxi Hoang Huu Chien", "talks 23-11-21 23-11-21 guangxi Hoang Huu Chien Xia Yun"]),
        ("Major General Hoang Huu Chien received the head of the Border Guard of Laos in Hanoi on November 21.", "2023-11-25", []),
    ],
)  # fmt: skip
def test_told_in_the_words_of_the_press(text: str, published: str, expected: list[str]) -> None:
    assert told(text, published) == expected


def test_a_guest_is_met_on_no_day_of_his_way_home() -> None:
    text = "The Vietnamese military delegation led by Defence Minister General Ngo Xuan Lich returned to Hanoi on August 31, concluding an official visit to China.\nIn Beijing, Lich held talks with Defence Minister Chang Wanquan."
    assert {(e.kind, e.date_precision) for e in read(text, "2016-08-31")} == {
        ("visit", "inferred"),
        ("talks", "inferred"),
    }


@pytest.mark.parametrize(
    ("waters", "mechanism"),
    [
        ("in the waters off Mong Cai and Dongxing", "coast_guard_border_waters_patrol"),
        ("in the northern part of the Gulf of Tonkin", "coast_guard_border_waters_patrol"),
        ("in the bordering waters of both countries", "coast_guard_border_waters_patrol"),
        ("in the waters adjacent to the demarcation line in the Gulf of Tonkin", "coast_guard_joint_patrol"),
    ],
)
def test_which_patrol_of_coast_guards(waters: str, mechanism: str) -> None:
    text = f"The Vietnam Coast Guard and the China Coast Guard on Thursday conducted a joint patrol {waters}."
    (found,) = read(text, "2024-08-29")
    assert found.mechanism
    assert found.mechanism.id == mechanism


@pytest.mark.parametrize(
    ("posts", "named"),
    [
        ("The A Pa Chai Border Post and the Qushui border management company", {"VN": "A Pa Chai Border Post"}),
        ("On Monday Hoanh Mo border guard station and a Chinese border company", {"VN": "Hoanh Mo border guard station"}),
        ("Vietnam's Huu Nghi International Border Gate Border Guard Station and Pingxiang border brigade",
         {"VN": "Huu Nghi International Border Gate Border Guard Station"}),
    ],
)  # fmt: skip
def test_posts_are_told_by_their_whole_names(posts: str, named: dict[str, str]) -> None:
    (found,) = read(f"{posts} carried out a joint patrol along the border between Vietnam and China on March 14.", "2024-03-15")  # fmt: skip
    assert {u.side: u.name for u in found.units} == named


def test_the_number_of_a_patrol_of_border_waters_is_none_of_its_year() -> None:
    text = "The coast guards of Vietnam and China held their first joint patrol of 2025 in the border waters of the Gulf of Tonkin on February 27. It was the fifth since the two forces agreed on such patrols."
    (found,) = read(text, "2025-02-28")
    assert found.mechanism
    assert (found.mechanism.id, found.mechanism.ordinal) == ("coast_guard_border_waters_patrol", 5)


def test_whoever_is_named_first_of_several_hosts_stands_for_them() -> None:
    text = (
        "Senior Lieutenant General Hoang Xuan Chien, deputy minister of national defence, and Lieutenant General "
        "Nguyen Van Gau received Chinese Ambassador Xiong Bo in Hanoi on May 20."
    )
    (met,) = read(text, "2025-05-20")
    assert [p.person for p in met.heads("VN")] == ["hoang-xuan-chien"]


def test_an_officer_of_no_country_is_of_the_other_side_only_where_that_is_named() -> None:
    met = "Vietnamese Defence Minister Phan Van Giang received General Sato Kenji, deputy commander of an army, in Hanoi on May 20."
    assert not told(met, "2025-05-20")
    assert not told(f"{met} They discussed the South China Sea.", "2025-05-20")
    assert told(f"{met} Vietnam and China share a border.", "2025-05-20") == [
        "receive 25-05-20 25-05-20 hanoi Sato Kenji phan-van-giang"
    ]


def test_a_fishery_patrol_is_one_of_coast_guards() -> None:
    (found,) = read("China and Vietnam began their 11th joint fishery patrol in the Beibu Gulf on Tuesday, using coast guard ships.", "2016-04-19")  # fmt: skip
    assert found.mechanism
    assert (found.mechanism.id, found.mechanism.ordinal) == (
        "coast_guard_joint_patrol",
        11,
    )
