"""Dispatches of agencies in English, of which each tells of one encounter: sentences of our own writing."""

import pytest

from meetings.encounter import Encounter
from tests.meetings.test_english_partners import DONG, GIANG, told

PATROL = "conducted a joint patrol in the Gulf of Tonkin from June 3 to 5"

# title, text, published, (kind, status, start, end, places, heads)
TOLD = [
    ("Hospital ship in Da Nang", "The hospital ship of the Chinese navy docked at a port in Da Nang on June 5 for a three-day visit.",
     "2026-06-06", ("port_call", "held", "2026-06-05", "2026-06-07", ["da-nang"], [])),
    ("Heads of stations meet", "At Hekou Border Gate on June 5, Lieutenant Colonel Bui Van Long, head of the Lao Cai Border Guard Station, met with Wang Tao, head of the Hekou Immigration Inspection Station.",
     "2026-06-06", ("working_meeting", "held", "2026-06-05", "2026-06-05", ["hekou"], ["Bui Van Long", "Wang Tao"])),
    ("Aid handed over", "Hoang Xuan Chien, Vietnamese deputy defence minister, and Chinese ambassador to Vietnam Xiong Bo chaired the reception ceremony for the aid at an airport in Hanoi on June 5.",
     "2021-06-06", ("working_meeting", "held", "2021-06-05", "2021-06-05", ["hanoi"], ["hoang-xuan-chien", "xiong-bo"])),
    ("Coast guards of two countries talk", "Vietnam Coast Guard Commander Bui Van Long met Wang Tao, Director of the China Coast Guard, in Hanoi on June 5.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["hanoi"], ["Bui Van Long", "Wang Tao"])),
    ("Commanders meet", "Commanders of border defence forces of Ha Giang (Vietnam) and Wenshan (China) met in Malipo county on June 5.",
     "2026-06-06", ("working_meeting", "held", "2026-06-05", "2026-06-05", ["malipo"], [])),
    ("Training ends", "A joint training of the Chinese and Vietnamese armies concluded on June 5 in Chongzuo, Guangxi.\nThe exercise, code-named Together, lasted for 10 days.",
     "2026-06-06", ("exercise", "held", "2026-05-27", "2026-06-05", ["chongzuo"], [])),
    ("Commander in Guangzhou", "Lieutenant General Le Xuan The, Commander of Military Region 7, was received by Lieutenant General Wang Tao, deputy political commissar of the PLA Southern Theatre Command, in Guangzhou on June 5.",
     "2026-06-06", ("receive", "held", "2026-06-05", "2026-06-05", ["guangzhou"], ["Le Xuan The", "Wang Tao"])),
    ("Preparations inspected", "Vietnamese Deputy Defence Minister Hoang Xuan Chien inspected preparations for the exchange and met Major General Wang Tao, commander of the Guangxi Military Command, at Huu Nghi border gate on June 5.",
     "2026-06-06", ("receive", "held", "2026-06-05", "2026-06-05", ["huu-nghi"], ["hoang-xuan-chien", "Wang Tao"])),
    ("Institutes hold dialogue", "The Institute for Defence Strategy of Vietnam and the PLA Academy of Military Sciences held their fifth strategic dialogue in Hanoi on June 5.\nMajor General Bui Van Long, Director of the institute, and Major General Wang Tao, Vice President of the academy, led the two sides.",
     "2026-06-06", ("working_meeting", "held", "2026-06-05", "2026-06-05", ["hanoi"], ["Bui Van Long", "Wang Tao"])),
    ("Airmen meet", "A delegation of the Air Defence - Air Force Command led by Lieutenant General Bui Van Long met PLA Air Force Commander General Wang Tao on the sidelines of an air show on June 5.",
     "2026-06-06", ("sideline", "held", "2026-06-05", "2026-06-05", [], ["Bui Van Long", "Wang Tao"])),
    ("Minutes signed", "The Border Guard Command of Lang Son and the frontier defence forces of Guangxi (China) signed the minutes of their second-quarter talks in Pingxiang on June 5.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["pingxiang"], [])),
    ("New year greetings", "Leaders of the Cao Bang Border Guard Command met and exchanged New Year greetings with leaders of the Baise Border Management Detachment of China at the Ta Lung border gate on January 31.",
     "2026-02-01", ("working_meeting", "held", "2026-01-31", "2026-01-31", ["ta-lung"], [])),
    ("Chinese officer in Hanoi", "Vietnam's Deputy Defence Minister Hoang Xuan Chien on Friday met visiting Deputy Chief of the Joint Staff Department of the Chinese Central Military Commission Wang Tao in Hanoi.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["hanoi"], ["hoang-xuan-chien", "Wang Tao"])),
    ("Frigate sets out", "A Vietnamese frigate of Naval Region 4 on June 5 left Cam Ranh for a visit to Zhanjiang, China. The ship will arrive in Zhanjiang on June 9 and stay until June 12.",
     "2026-06-06", ("port_call", "announced", "2026-06-09", "2026-06-12", ["zhanjiang"], [])),
    ("Posts patrol", "Muong Khuong Border Post in Lao Cai and a border management station in Hekou county of China's Yunnan province jointly held a patrol on June 5.",
     "2026-06-06", ("joint_patrol_land", "held", "2026-06-05", "2026-06-05", ["lao-cai", "hekou"], [])),
    ("Guards play together", "The Border Guard Command of Lang Son province and the Guangxi border defence force held an art and sports exchange in Pingxiang, China, on June 5.",
     "2026-06-06", ("working_meeting", "held", "2026-06-05", "2026-06-05", ["pingxiang"], [])),
    ("Navy chief in Vietnam", "HANOI, June 5 (Xinhua) -- Visiting Chinese Navy Commander Hu Zhongming met with Vietnamese Defence Minister Phan Van Giang here on Friday.\nHe toured the Naval Academy in Nha Trang on Thursday.",
     "2026-06-05", ("receive", "held", "2026-06-05", "2026-06-05", ["hanoi"], ["phan-van-giang", "Hu Zhongming"])),
    ("Medical officers received", "Vietnamese Deputy Defence Minister Hoang Xuan Chien received a Chinese military delegation in Hanoi on June 5.\nMajor General Wang Tao, head of the delegation, briefed him on the results of the visit.",
     "2026-06-06", ("receive", "held", "2026-06-05", "2026-06-05", ["hanoi"], ["hoang-xuan-chien", "Wang Tao"])),
    ("Ships in Shanghai", "Two Vietnamese naval vessels sailed into a port of Shanghai on June 5, beginning a four-day friendly visit.\nRear Admiral Wang Tao, commander of the naval base, welcomed the visitors.",
     "2026-06-06", ("port_call", "held", "2026-06-05", "2026-06-08", ["shanghai"], ["Wang Tao"])),
    ("Coast guard receives ship", "Coast Guard Region 1 on June 5 welcomed Chinese coast guard ship 5204, led by Senior Colonel Wang Tao, to Hai Phong for a three-day visit.",
     "2026-06-06", ("port_call", "held", "2026-06-05", "2026-06-07", ["hai-phong"], ["Wang Tao"])),
    ("Officers of a brigade in Vietnam", "A delegation of the 3rd Border Defence Brigade under the Guangxi Military Command came to Cao Bang on June 5. Colonel Bui Van Long, Commander of the Cao Bang Military Command, received the delegation.",
     "2026-06-05", ("receive", "held", "2026-06-05", "2026-06-05", ["cao-bang"], ["Bui Van Long"])),
    ("Coast guard ships leave", "Two Vietnamese coast guard vessels left Ha Long on Friday to join a patrol with the Chinese coast guard in the Gulf of Tonkin, scheduled for June 6-8.",
     "2026-06-05", ("joint_patrol_sea", "announced", "2026-06-06", "2026-06-08", ["gulf-of-tonkin"], [])),
    ("Ships sail home", "Two Vietnamese naval ships left Zhanjiang on June 5, successfully wrapping up their friendly visit to China.\nBefore leaving, the officers thanked the host for the support during their five-day visit to China.",
     "2026-06-06", ("port_call", "held", "2026-06-01", "2026-06-05", ["zhanjiang"], [])),
    ("Fleet in Da Nang", "A Chinese naval fleet made a port call in Vietnam days after the two nations held talks on joint patrols.\nThe fleet docked in Da Nang on Thursday, according to the Chinese military.",
     "2026-06-06", ("port_call", "held", "2026-06-04", "2026-06-04", ["da-nang"], [])),
    ("Coast guards patrol", "The first joint patrol of the Vietnam Coast Guard and the China Coast Guard this year in the Gulf of Tonkin was wrapped up on June 5.\nThis three-day joint patrol spanned 255 nautical miles. The Vietnamese ships were led by Deputy Commander and Chief of Staff Senior Colonel Bui Van Long of Coast Guard Region 1.",
     "2026-06-06", ("joint_patrol_sea", "held", "2026-06-03", "2026-06-05", ["gulf-of-tonkin"], ["Bui Van Long"])),
    ("Exchange reviewed", "The 9th Vietnam-China border defence friendship exchange was a success, a meeting heard on Thursday.\nHeld from April 16 to 17, the exchange took place in Lang Son and China's Guangxi.",
     "2025-04-25", ("border_exchange", "held", "2025-04-16", "2025-04-17", ["lang-son", "guangxi"], [])),
    ("Stability at the border", "Military delegations from China and Vietnam attended the fourth high-level border meeting.\nThe two-day meeting was held in Vietnam's Lai Chau Province and China's Yunnan Province, starting Saturday.",
     "2017-09-25", ("border_exchange", "held", "2017-09-23", "2017-09-24", ["lai-chau", "yunnan"], [])),
    ("Eighth exchange opens", f"{GIANG} and {DONG} co-chaired the eighth Vietnam-China border defence friendship exchange, which opened in Lao Cai on April 11.\nThe ministers attended the inauguration of a cultural house in Ban Phiet commune.",
     "2024-04-11", ("border_exchange", "held", "2024-04-11", "2024-04-11", ["lao-cai"], ["phan-van-giang", "dong-jun"])),
    ("Ambassador calls", f"BEIJING- Vietnamese Ambassador to China Pham Sao Mai on Monday paid a courtesy call to {DONG}.\nHe said both sides should keep up the border defence friendship exchange.",
     "2024-06-10", ("call", "held", "2024-06-10", "2024-06-10", ["beijing"], ["pham-sao-mai", "dong-jun"])),
    ("Posts confer", "The Son Vi Border Post of Ha Giang and stations of China's Tianbao Border Checkpoint held talks in Tianbao on June 5.\nThe Vietnamese delegation was led by Commanding Officer of Son Vi Border Post Major Bui Van Long, while the Chinese side was headed by Political Commissar Wang Tao of the checkpoint.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["tianbao"], ["Bui Van Long", "Wang Tao"])),
    ("Forces confer", "Representatives of the Vietnam - China border protection forces held talks in Jiangcheng on June 5.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["jiangcheng"], [])),
    ("Young officers in Hanoi", "The third exchange program between young Vietnamese and Chinese coast guard officers took place in Hanoi from June 1 to 5.",
     "2026-06-06", ("young_officers", "held", "2026-06-01", "2026-06-05", ["hanoi"], [])),
    ("Fishery patrol", "Ships 8003 and 8004 of the Vietnam Coast Guard joined Chinese ships 3301 and 3304 in the first patrol in the Gulf of Tonkin on June 5.\nThe Vietnamese and Chinese sides were led by Colonel Bui Van Long, Deputy Commander of Coast Guard Region 1, and Wang Tao, Deputy Head of a bureau of the China Coast Guard.",
     "2026-06-06", ("joint_patrol_sea", "held", "2026-06-05", "2026-06-05", ["gulf-of-tonkin"], ["Bui Van Long", "Wang Tao"])),
    ("Deputy minister at forum", "At the Shangri-La Dialogue in Singapore on June 5, Vietnamese Deputy Defence Minister Hoang Xuan Chien held separate working sessions with Russian counterpart Anatoly Antonov and Deputy Chief of the General Staff of the Chinese People's Liberation Army (PLA) Wang Tao.",
     "2015-06-06", ("sideline", "held", "2015-06-05", "2015-06-05", ["singapore"], ["hoang-xuan-chien", "Wang Tao"])),
    ("Young officers meet", "An exchange of young officers of Vietnam and China began in Lao Cai on June 5.\nThe Vietnamese delegation is led by Colonel Bui Van Long, and the Chinese delegation by Senior Colonel Wang Tao.",
     "2026-06-06", ("young_officers", "held", "2026-06-05", "2026-06-05", ["lao-cai"], ["Bui Van Long", "Wang Tao"])),
    ("Frigate leaves", "The frigate Huangshan of the People's Liberation Army Navy left Hai Phong on June 5, wrapping up its three-day visit to the city.",
     "2026-06-06", ("port_call", "held", "2026-06-03", "2026-06-05", ["hai-phong"], [])),
    ("Ships join patrol", "Two Vietnamese coast guard ships left port on Friday to join a patrol with the Chinese coast guard in the Gulf of Tonkin, scheduled for June 6-8.",
     "2026-06-05", ("joint_patrol_sea", "announced", "2026-06-06", "2026-06-08", ["gulf-of-tonkin"], [])),
    ("Guards review work", "A conference reviewing the coordination between the Border Guard Command of Lang Son province and the Guangxi border defence forces took place in Pingxiang on June 5.\nThe event saw the participation of Colonel Bui Van Long, Commander of the provincial Border Guard, and Senior Colonel Wang Tao of the Guangxi Military Command.",
     "2026-06-06", ("working_meeting", "held", "2026-06-05", "2026-06-05", ["pingxiang"], ["Bui Van Long", "Wang Tao"])),
    ("Guards meet", "The Lao Cai provincial Border Guard Command and the Honghe Border Management Detachment of Yunnan province met in Hekou on June 5 to exchange information.",
     "2026-06-06", ("working_meeting", "held", "2026-06-05", "2026-06-05", ["hekou"], [])),
    ("Ships train", "Naval ships of Vietnam and China held a joint search and rescue exercise in the Gulf of Tonkin on June 5.\nColonel Bui Van Long, Deputy Commander of Naval Region 1, commanded the Vietnamese ships.",
     "2026-06-06", ("exercise", "held", "2026-06-05", "2026-06-05", ["gulf-of-tonkin"], ["Bui Van Long"])),
    ("Attache calls before Tet", "A delegation of the Defence Attache Office of China in Vietnam led by Senior Colonel Wang Tao visited the General Staff of the Vietnam People's Army in Hanoi on June 5.\nReceiving the guests, Lieutenant General Bui Van Long, Deputy Chief of the General Staff, thanked them.",
     "2026-06-06", ("receive", "held", "2026-06-05", "2026-06-05", ["hanoi"], ["Bui Van Long", "Wang Tao"])),
    ("Coast guards talk", "A delegation of the China Coast Guard led by Major General Wang Tao, Commander of a regional branch, paid a visit to the Vietnam Coast Guard High Command in Hanoi on June 5.\nWelcoming the delegation, Major General Bui Quoc Oai, Political Commissar of the Vietnam Coast Guard, spoke of trust.",
     "2026-06-06", ("receive", "held", "2026-06-05", "2026-06-05", ["hanoi"], ["bui-quoc-oai", "Wang Tao"])),
    ("Guests at a school", "A delegation of a PLA college headed by Major General Wang Tao toured an officers' school in Hanoi on June 5. Major General Bui Van Long, rector of the school, hosted the guests.",
     "2026-06-06", ("receive", "held", "2026-06-05", "2026-06-05", ["hanoi"], ["Bui Van Long", "Wang Tao"])),
    ("Guards patrol", "Border guards from Thanh Thuy International Border Gate in Tuyen Quang province and the Tianbao frontier station of Malipo county, Yunnan, jointly patrolled the border on June 5.",
     "2026-06-06", ("joint_patrol_land", "held", "2026-06-05", "2026-06-05", ["thanh-thuy", "tianbao"], [])),
    ("Admirals meet", "Vice Admiral Tran Thanh Nghiem, Commander of the Vietnam People's Navy, met Admiral Hu Zhongming, Commander of the PLA Navy, in Qingdao on June 5 while attending a naval symposium.",
     "2026-06-06", ("sideline", "held", "2026-06-05", "2026-06-05", ["qingdao"], ["tran-thanh-nghiem", "Hu Zhongming"])),
    ("Vietnamese officers in China", "A delegation led by Vietnamese Deputy Defence Minister Hoang Xuan Chien attended the 13th Beijing Xiangshan Forum.\nOn the sidelines of the forum, Deputy Minister Chien met Chinese Major General Wang Tao on June 5.",
     "2026-06-06", ("sideline", "held", "2026-06-05", "2026-06-05", ["beijing"], ["hoang-xuan-chien", "Wang Tao"])),
    ("Defence consultations", "China and Vietnam held a round of defence policy consultations in Kunming on June 5.\nThe consultations were co-chaired by Major General Wang Tao of the PLA and Major General Vu Cuong Quyen, director of a department of the Vietnamese Ministry of National Defence.",
     "2026-06-06", ("dialogue", "held", "2026-06-05", "2026-06-05", ["kunming"], ["Vu Cuong Quyen", "Wang Tao"])),
    ("Exchange put off", "The border defence friendship exchange between Vietnam and China, which was due to start on Tuesday, has been postponed, Vietnam's defence ministry said on Sunday.",
     "2026-06-07", ("border_exchange", "postponed", "2026-06-09", "2026-06-09", [], [])),
    ("Minister's trip postponed", f"A visit by {DONG} to Vietnam that was due to start on Tuesday has been postponed, two sources said on Monday.",
     "2026-06-08", ("visit", "postponed", "2026-06-09", "2026-06-09", [], ["dong-jun"])),
    ("Dong Jun visits Vietnam", f"{DONG}'s visit to Vietnam, which was scheduled to begin on Tuesday, has been postponed, the Vietnamese defence ministry said on Monday.",
     "2026-06-08", ("visit", "postponed", "2026-06-09", "2026-06-09", [], ["dong-jun"])),
    ("Minister's trip put off", f"A planned visit by {DONG} to Vietnam has been put off, officials said on Friday. The minister had been due in Hanoi on Tuesday for talks with {GIANG}.",
     "2026-06-05", ("visit", "postponed", "2026-06-09", "2026-06-09", [], ["dong-jun"])),
    ("Vice chairman receives Vietnamese delegation", "A delegation of the Vietnam People's Army led by General Nguyen Tan Cuong, Chief of the General Staff, is in China.\nIn Beijing on June 3, Vice Chairman of the Central Military Commission Zhang Youxia received the Vietnamese delegation.",
     "2025-06-05", ("receive", "held", "2025-06-03", "2025-06-03", ["beijing"], ["nguyen-tan-cuong", "zhang-youxia"])),
    ("Officers of both meet", "Senior Colonel Bui Van Long, deputy commander of the border guards of Lang Son Province, held talks with Senior Colonel Wang Tao, deputy commander of a border brigade of the PLA, in Pingxiang on June 5.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["pingxiang"], ["Bui Van Long", "Wang Tao"])),
    ("Admirals of both meet", "Rear Admiral Nguyen Viet Khanh, deputy commander of the Vietnam People's Navy, held talks with Rear Admiral Liang Wenhu, deputy commander of China's Southern Theatre Command Navy, in Zhanjiang on June 5.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["zhanjiang"], ["Nguyen Viet Khanh", "Liang Wenhu"])),
    ("Navies confer", "Naval delegations of Vietnam and China held talks in Hai Phong on June 5.\nThe Vietnamese side was headed by Rear Admiral Nguyen Viet Khanh, deputy commander of the navy, and the Chinese side by Rear Admiral Liang Wenhu, deputy commander of the Southern Theatre Command Navy.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["hai-phong"], ["Nguyen Viet Khanh", "Liang Wenhu"])),
    ("Military regions confer", "Delegations of Military Region 1 and the Guangxi Military Command held talks in Lang Son on Friday.\nThe talks were co-chaired by Major General Tran Van Khoa, deputy commander of Military Region 1, and Major General Li Yong, deputy commander of the Guangxi Military Command.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["lang-son"], ["Tran Van Khoa", "Li Yong"])),
    ("Border forces confer", "The border forces of Vietnam and China held talks in Lao Cai on June 5. Leading the Vietnamese delegation was Major General Nguyen Van Thien, deputy commander of the Border Guard. The Chinese delegation was led by Major General Zhang Wei of the Yunnan Military District.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["lao-cai"], ["Nguyen Van Thien", "Zhang Wei"])),
    ("Posts confer", "Huu Nghi border guard station and Pingxiang frontier defence company held talks at Huu Nghi border gate on June 5.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["huu-nghi"], [])),
    ("Minister meets Lao, Chinese counterparts in Phnom Penh", "Defence Minister General Phan Van Giang met Lao Defence Minister Chansamone Chanyalath on June 20.\nThe same day, General Giang also had a meeting with his Chinese counterpart Wei Fenghe.",
     "2022-06-21", ("sideline", "held", "2022-06-20", "2022-06-20", ["phnom-penh"], ["phan-van-giang", "wei-fenghe"])),
    ("Deputy minister meets foreign officers", "Deputy Defence Minister Hoang Xuan Chien met Lieutenant General Xu Qiling, deputy chief of the Joint Staff Department of China, on the sidelines of the 12th Beijing Xiangshan Forum on Thursday.",
     "2025-09-19", ("sideline", "held", "2025-09-18", "2025-09-18", ["beijing"], ["hoang-xuan-chien", "Xu Qiling"])),
    ("Ministers agree on hotline", "Vietnamese Defence Minister Phan Van Giang and his Chinese counterpart Dong Jun agreed on a hotline during talks in Beijing on June 5.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["beijing"], ["phan-van-giang", "dong-jun"])),
    ("Training ship calls", "Chinese training vessel Qi Jiguang arrived at Tien Sa Port in Da Nang, Vietnam, on Monday, starting a three-day visit.",
     "2026-06-09", ("port_call", "held", "2026-06-08", "2026-06-10", ["da-nang"], [])),
    ("Second day of exchange", "On the second day of the 10th Vietnam-China border defence friendship exchange on March 19, Minister Phan Van Giang and Minister Dong Jun visited a school in Dongxing, China.",
     "2026-03-19", ("border_exchange", "held", "2026-03-18", "2026-03-19", ["dongxing"], ["phan-van-giang", "dong-jun"])),
    ("General in Yunnan", "Lieutenant General Nguyen Van Nghia, deputy chief of the General Staff of the Vietnam People's Army, paid a working visit to Yunnan, China, on June 1-3.",
     "2026-06-04", ("visit", "held", "2026-06-01", "2026-06-03", ["yunnan"], ["Nguyen Van Nghia"])),
    ("Admirals talk", "Vietnam's Naval Commander Vice Admiral Tran Thanh Nghiem talked with Rear Admiral Li Yong, a deputy commander of China's Southern Theatre Command Navy, by hotline on June 5.",
     "2026-06-06", ("phone", "held", "2026-06-05", "2026-06-05", [], ["tran-thanh-nghiem", "Li Yong"])),
    ("Ambassador leaves", f"{GIANG} received Chinese Ambassador Xiong Bo, who came to say farewell at the end of his tenure, on August 9 in Hanoi.",
     "2024-08-10", ("receive", "held", "2024-08-09", "2024-08-09", ["hanoi"], ["phan-van-giang", "xiong-bo"])),
    ("Army chief to go to China", "General Nguyen Tan Cuong, chief of the General Staff of the Vietnam People's Army, is scheduled to visit China next week, the ministry said.",
     "2026-06-04", ("visit", "announced", "2026-06-01", "2026-06-30", [], ["nguyen-tan-cuong"])),
    ("China, Vietnam to manage disputes", "China's defence minister has told his Vietnamese counterpart that the two should manage disputes, during a meeting in Beijing.\nDong Jun made the remarks to Phan Van Giang on Wednesday.",
     "2026-06-05", ("talks", "held", "2026-06-03", "2026-06-03", ["beijing"], ["phan-van-giang", "dong-jun"])),
    ("China ready to work with Vietnam", "Chinese Defence Minister Dong Jun said on Tuesday when he met with Vietnamese Defence Minister Phan Van Giang in Beijing that China is ready to work with Vietnam.",
     "2026-06-10", ("talks", "held", "2026-06-09", "2026-06-09", ["beijing"], ["phan-van-giang", "dong-jun"])),
    ("Chinese ships in Da Nang", "A Chinese naval task group arrived at Tien Sa port in Da Nang, Vietnam, on Thursday, beginning a five-day visit.\nIt was welcomed by Chinese Ambassador He Wei and officers of the Vietnamese military. The commander of the task group, Senior Captain Wu Yong, will call on local leaders.",
     "2026-06-05", ("port_call", "held", "2026-06-04", "2026-06-08", ["da-nang"], ["Wu Yong"])),
    ("Preparations for joint Vietnam-China military medical exercise checked", "Major General Nguyen Hung Thang, head of the steering committee, spoke at the event.\nIn this exercise the two militaries will deploy field hospitals.\nAs planned, from December 6 to 12, in Mong Cai city, the two medical forces will rehearse rescue.",
     "2026-11-24", ("exercise", "announced", "2026-12-06", "2026-12-12", ["mong-cai"], [])),
    ("Minister's trip cancelled", "The planned visit of Admiral Dong Jun, Chinese Defence Minister, to Vietnam on June 9 has been cancelled.",
     "2026-06-08", ("visit", "cancelled", "2026-06-09", "2026-06-09", [], ["dong-jun"])),
    ("Minister concludes visit", f"{GIANG} and a high-ranking military delegation arrived home today, concluding their three-day official visit to China.",
     "2026-06-05", ("visit", "held", "2026-06-03", "2026-06-05", [], ["phan-van-giang"])),
    ("Minister home from China", f"A high-ranking military delegation led by {GIANG} returned to Hanoi on June 5 after a three-day visit to China.",
     "2026-06-06", ("visit", "held", "2026-06-03", "2026-06-05", [], ["phan-van-giang"])),
    ("Young officers of both meet", "Young officers of the Vietnamese and Chinese armies held their second exchange in Quang Ninh and Guangxi on June 5-7.",
     "2026-06-08", ("young_officers", "held", "2026-06-05", "2026-06-07", ["quang-ninh"], [])),
    ("Chinese fleet in Hai Phong", "A Chinese naval fleet led by Rear Admiral Liu Haitao arrived in Hai Phong on June 5, beginning a three-day friendly visit to Vietnam.",
     "2026-06-06", ("port_call", "held", "2026-06-05", "2026-06-07", ["hai-phong"], ["Liu Haitao"])),
    ("Border guards confer", "Border guards of Lang Son and China's Guangxi held talks in Lang Son on June 5. The Vietnamese side was led by Senior Colonel Tran Van Khoa, commander of the provincial border guard, and the Chinese side by Senior Colonel Qin Lifeng.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["lang-son"], ["Tran Van Khoa", "Qin Lifeng"])),
    ("Minister in Kuala Lumpur", "While attending the ASEAN Defence Ministers' Meeting Plus (ADMM+) in Kuala Lumpur, Minister of National Defence Phan Van Giang met with Singaporean Defence Minister Chan Chun Sing and Chinese Defence Minister Dong Jun on November 1.",
     "2025-11-02", ("sideline", "held", "2025-11-01", "2025-11-01", ["kuala-lumpur"], ["phan-van-giang", "dong-jun"])),
    ("Deputy minister in Beijing", "Deputy Defence Minister Hoang Xuan Chien, who is attending the Xiangshan Forum in Beijing, had a meeting with Lieutenant General He Lei of the PLA Academy of Military Sciences on September 18.",
     "2025-09-19", ("sideline", "held", "2025-09-18", "2025-09-18", ["beijing"], ["hoang-xuan-chien", "He Lei"])),
    ("China, Vietnam call for closer ties", "Chinese Defence Minister Dong Jun told his Vietnamese counterpart Phan Van Giang in Hanoi on June 5 that both armies should stand together.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["hanoi"], ["phan-van-giang", "dong-jun"])),
    ("China, Vietnam deepen ties", "China and Vietnam agreed to deepen military cooperation as defence ministers Dong Jun and Phan Van Giang met in Hanoi on June 5.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["hanoi"], ["phan-van-giang", "dong-jun"])),
    ("Minister in China", f"{GIANG} is visiting China this week for the first time since 2021.\nTrade grew on June 3.",
     "2026-06-06", ("visit", "held", "2026-06-06", "2026-06-06", [], ["phan-van-giang"])),
    ("Minister meets counterpart", "KUALA LUMPUR (VNA) – Minister of National Defence Phan Van Giang had a meeting with his Chinese counterpart Dong Jun on October 31, on the occasion of attending the 19th ASEAN Defence Ministers' Meeting.",
     "2025-11-01", ("sideline", "held", "2025-10-31", "2025-10-31", ["kuala-lumpur"], ["phan-van-giang", "dong-jun"])),
    ("Navies on patrol", "ZHANJIANG, June 4 -- The navies of China and Vietnam kicked off their 41st joint patrol in the Beibu Gulf on June 3. Two ships of either side took part in the patrol, which lasted two days.",
     "2026-06-04", ("joint_patrol_sea", "held", "2026-06-03", "2026-06-04", ["gulf-of-tonkin"], [])),
    ("Delegation at forum", "A delegation of the Ministry of National Defence led by Deputy Minister Hoang Xuan Chien attended the 12th Beijing Xiangshan Forum. On this occasion, Chien met with Chinese Defence Minister Dong Jun on September 18.",
     "2025-09-19", ("sideline", "held", "2025-09-18", "2025-09-18", ["beijing"], ["hoang-xuan-chien", "dong-jun"])),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "facts"), TOLD)
def test_dispatch(title: str, text: str, published: str, facts: tuple[object, ...]) -> None:
    (e,) = told(text, title, published)
    heads = [p.person or p.name for p in e.participants if p.role == "head"]
    assert facts == (e.kind, e.status, str(e.start), str(e.end), [p.id for p in e.places], heads)


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        (f"The coast guards of Vietnam and China {PATROL}. It was the second this year and the 28th since 2006.", 28),
        (f"The coast guards of Vietnam and China {PATROL}, the 28th since 2006 and the ninth since the fishery agreement lapsed.", 28),
        (f"The navies of Vietnam and China {PATROL}, the first of 2026 and the 40th since the practice began in 2006.", 40),
        (f"The navies of Vietnam and China {PATROL}, their first since the pandemic.", None),
    ],
)  # fmt: skip
def test_number_in_the_whole_series(text: str, ordinal: int | None) -> None:
    (e,) = told(text, "Joint patrol ends", "2026-06-06")
    assert e.mechanism is not None
    assert e.mechanism.ordinal == ordinal


@pytest.mark.parametrize(
    ("text", "patrol", "call"),
    [
        ("The frigate Ly Thai To of the Vietnam People's Navy docked at Zhanjiang in China on June 5 after the 41st joint patrol with the Chinese navy.", (None, None, []), ("2026-06-05", "2026-06-05", ["zhanjiang"])),
        ("Chinese naval ships arrived in Da Nang on June 5 after completing the 41st joint patrol in the Gulf of Tonkin with Vietnamese ships on June 3 and 4.", ("2026-06-03", "2026-06-04", ["gulf-of-tonkin"]), ("2026-06-05", "2026-06-05", ["da-nang"])),
        ("The navies of Vietnam and China concluded their 41st joint patrol in the Gulf of Tonkin on June 4.\nAfter the patrol, two Vietnamese ships will visit Zhanjiang from June 5 to 8.", ("2026-06-04", "2026-06-04", ["gulf-of-tonkin"]), ("2026-06-05", "2026-06-08", ["zhanjiang"])),
    ],
)  # fmt: skip
def test_patrol_and_port_call_have_days_and_places_of_their_own(
    text: str, patrol: tuple[object, ...], call: tuple[object, ...]
) -> None:
    found = {e.kind: e for e in told(text, "Navies of Vietnam and China at sea", "2026-06-06")}
    assert facts_of(found["joint_patrol_sea"]) == patrol
    assert facts_of(found["port_call"]) == call


def facts_of(e: Encounter) -> tuple[object, ...]:
    return (e.start and str(e.start), e.end and str(e.end), [p.id for p in e.places])


@pytest.mark.parametrize(
    "text",
    [
        "Vietnam and China regularly hold joint patrols in the Gulf of Tonkin, and their navies exchange visits.",
        "Vietnam and China will increase the number of joint naval patrols this year, officers said on June 5.",
        f"{GIANG} attended the ASEAN-China Defence Ministers' Informal Meeting with {DONG} on June 5.",
        f"{GIANG} joined ASEAN colleagues at an informal meeting with {DONG} in Vientiane on June 5.",
        f"The visit comes a month after {GIANG} held talks with {DONG} in Beijing.",
        f"Speaking in Hanoi on June 5, Deputy Minister Hoang Xuan Chien recalled the talks that {GIANG} held with {DONG} in Beijing.",
        f"The two navies plan a hotline. {GIANG} discussed it in talks with {DONG} in Beijing last month, officers said on June 5.",
    ],
)  # fmt: skip
def test_what_is_looked_back_on_or_of_a_region_is_no_news(text: str) -> None:
    assert not told(text, "Ties of Vietnam and China", "2026-06-06")


def test_same_day_is_not_the_end_of_the_visit_told_before() -> None:
    text = f"{GIANG} held talks in Hanoi on June 4 with {DONG}, who is on a visit to Vietnam from June 3 to 5.\nThe same day, President Luong Cuong received Dong."
    found = {e.kind: (str(e.start), e.status) for e in told(text, "Ministers hold talks", "2026-06-04")}
    assert found["receive"] == ("2026-06-04", "held")


def test_comment_on_an_exercise_reports_none() -> None:
    text = "The joint training of the Vietnamese and Chinese armies has drawn comment. Military cooperation between Hanoi and Beijing has limits."
    assert not told(text, "Why Vietnam's army trains with China", "2026-06-06")


def test_talks_to_come_have_no_day_of_a_visit_without_one() -> None:
    text = f"{GIANG} is on a visit to China, where he will hold talks with {DONG}."
    assert {e.kind: e.start for e in told(text, "Minister in China", "2026-06-06")}["talks"] is None


def test_who_is_called_by_surname_is_the_only_one_of_it() -> None:
    text = "Zhang Youxia, vice chairman of China's Central Military Commission, met Nguyen Tan Cuong, chief of the General Staff of the Vietnam People's Army, in Beijing on June 5.\nLiu Zhenli, chief of the Joint Staff Department, also held talks with Nguyen on the same day."
    heads = [[p.person for p in e.participants] for e in told(text, "Officers meet in Beijing", "2025-06-06")]
    assert heads == [["nguyen-tan-cuong", "zhang-youxia"], ["nguyen-tan-cuong", "liu-zhenli"]]


def test_second_day_of_an_exchange_has_its_talks_on_the_first() -> None:
    text = f"The 10th Vietnam-China border defence friendship exchange continued in Dongxing on Friday.\n{DONG} welcomed {GIANG} at the border gate.\nOn Thursday, the ministers held talks in Mong Cai."
    found = {
        e.kind: (str(e.start), [p.id for p in e.places]) for e in told(text, "Exchange goes on", "2026-06-05")
    }
    assert found["talks"] == ("2026-06-04", ["mong-cai"])


def test_what_ships_did_on_a_day_of_its_own_is_told_behind_the_first_sentences() -> None:
    text = "The navies of Vietnam and China launched a joint patrol in the Gulf of Tonkin on June 5.\nIt was the first this year.\nBoth navies sent two frigates to the patrol.\nThe weather in the gulf was calm, the crews of the ships reported.\nOn June 2, the Vietnamese naval fleet arrived in Beihai for the first time.\nThe crews toured the city and its harbour."
    found = {
        e.kind: (str(e.start), [p.id for p in e.places]) for e in told(text, "Navies patrol", "2026-06-06")
    }
    assert found == {
        "joint_patrol_sea": ("2026-06-05", ["gulf-of-tonkin"]),
        "port_call": ("2026-06-02", ["beihai"]),
    }


def test_talks_and_calls_within_a_visit_have_both_heads() -> None:
    text = "A delegation of the Vietnam Border Guard led by its Commander Major General Bui Van Kien is on a visit to China from June 2 to 6.\nAt talks in Beijing on June 3, Kien and NIA Director Wang Tao reviewed the cooperation."
    found = {
        e.kind: [p.name for p in e.heads("CN")] for e in told(text, "Border guards of both", "2026-06-05")
    }
    assert found == {"visit": [], "talks": ["Wang Tao"]}
    text = "A delegation of the PLA's Eastern Theatre Command led by Major General Wang Tao left Hanoi on June 5, concluding a visit to Vietnam.\nDuring the visit, the delegation called on Deputy Chief of the General Staff Lieutenant General Bui Van Long."
    found = {
        e.kind: [p.name for p in e.heads("VN")]
        for e in told(text, "Chinese officers in Vietnam", "2026-06-05")
    }
    assert found == {"visit": [], "call": ["Bui Van Long"]}
