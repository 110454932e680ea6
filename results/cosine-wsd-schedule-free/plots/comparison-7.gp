# Methods compared: transformer, 500 steps, batch 4
# Run with: gnuplot comparison-7.gp
set encoding utf8
set terminal svg size 1130,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-7.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set tmargin at screen 0.9158; set bmargin at screen 0.1238
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'transformer, 500 steps, batch 4' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2212; set rmargin at screen 0.3814
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('schedule-free-adamw, constant' 1, 'adamw, wsd(shape=linear)' 2, 'adamw, wsd(shape=one-minus-sqrt)' 3, 'adamw, cosine(floor=0.1)' 4, 'adamw, linear' 5, 'adamw, cosine(floor=0)' 6, 'adamw, constant' 7, 'prodigy, constant' 8, 'prodigy, cosine(floor=0.1)' 9, 'prodigy, cosine(floor=0)' 10, 'dadapt-adam, cosine(floor=0)' 11, 'dadapt-adam, cosine(floor=0.1)' 12, 'dadapt-adam, constant' 13)
unset logscale x; set xrange [0.9476254506202781:2.110307576339156]; set format x '%g'; set xtics autofreq 0.5
$data0 << EOD
1 1.0623228003617085 1.0077641812609097 1.1320559212940509 NaN
2 1.0803687375451676 1.0230939199867322 1.1243571433947146 NaN
3 1.0837296096105529 1.0236657017782835 1.126372432262583 NaN
4 1.0906766308959632 1.045212043520244 1.155422043432881 NaN
5 1.0933698716696258 1.0511600259083418 1.121583890549128 NaN
6 1.1093855562493258 1.0742948385133917 1.1721820818372448 NaN
7 1.128021841458926 1.0668161696028766 1.205360419948214 NaN
8 1.1690731579039055 1.0892995028186003 1.5813710402603025 NaN
9 1.2156413518536637 1.1410678618941716 1.5907397571834756 NaN
10 1.2349423443209422 1.1600541152150383 1.564485017559527 NaN
11 1.813730665407892 1.3159952373940889 1.9393322396762713 NaN
12 1.835742008227046 1.237604496662517 2.0074004473907436 NaN
13 1.8711182249075446 1.3303543952865355 2.01007635860477 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4115; set rmargin at screen 0.5717
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.6140117760275421:8.076450772828395]; set format x '%g'; set xtics autofreq 2
$data1 << EOD
1 1 1 1 NaN
2 1.0900242892809286 1.0214789915263738 1.1630026157304811 NaN
3 1.1095624302741975 1.055002596821562 1.169305403817097 NaN
4 1.1717748911245294 1.0617672799574651 1.3260768283657063 NaN
5 1.1979524129256385 1.044361717428322 1.2526259558779012 NaN
6 1.327851822255783 1.2495593107732417 1.4071067690330168 NaN
7 1.4367987690292792 1.345674221563474 1.5847940772840734 NaN
8 1.5784053161159335 1.3868387808598035 3.4516935539002698 NaN
9 1.9805819871574106 1.7205246999483874 3.5068634785946613 NaN
10 2.1027399862316605 1.8597812181519449 3.839729286029003 NaN
11 5.387532883663828 4.10543200845145 6.813429132394602 NaN
12 5.552419944015177 4.193356257720259 7.045851178516407 NaN
13 5.7937935851581965 4.412697801371541 7.433137066207632 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6018; set rmargin at screen 0.7619
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.4284056274813445:0.5825435093006617]; set format x '%g'; set xtics autofreq 0.05
$data2 << EOD
1 0.46053591746261824 0.43637827654096434 0.5318149734588813 NaN
2 0.4638013269593424 0.4394778588616469 0.49607879847151665 NaN
3 0.46456325688135336 0.4403029133201746 0.48894748381988634 NaN
4 0.4711114858454344 0.4516025273594896 0.5175064104546092 NaN
5 0.47455934271760214 0.465216737532075 0.523204249538143 NaN
6 0.4799225582933746 0.44138486601213395 0.5087658751732714 NaN
7 0.5017027941970202 0.4591242040999845 0.5692557608679619 NaN
8 NaN NaN NaN NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7920; set rmargin at screen 0.9522
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [394:510]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 440 400 490 NaN
2 485 470 490 NaN
3 490 460 510 NaN
4 500 480 510 NaN
5 500 470 510 NaN
6 NaN NaN NaN 510
7 NaN NaN NaN 510
8 NaN NaN NaN 510
9 NaN NaN NaN 510
10 NaN NaN NaN 510
11 NaN NaN NaN 510
12 NaN NaN NaN 510
13 NaN NaN NaN 510
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
